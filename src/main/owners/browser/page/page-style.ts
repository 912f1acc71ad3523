export const PAGE_STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 42rem; margin: 10vh auto; padding: 0 1.5rem; }
.from { margin: 0; opacity: 0.7; }
h1 { margin: 0 0 1.5rem; font-size: 1.5rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 1.5rem; margin: 0 0 1.5rem; }
dt { opacity: 0.7; }
dd { margin: 0; font-family: ui-monospace, monospace; font-size: 0.9rem; overflow-wrap: anywhere; }
button { display: flex; align-items: center; gap: 0.75rem; margin: 0.5rem 0; padding: 0.6rem 1rem; font: inherit; cursor: pointer; }
button[hidden] { display: none; }
img { width: 24px; height: 24px; }
`;
