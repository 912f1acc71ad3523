/** The page's own scheme: it can be granted less than a web address, and nothing else is served by it. */
export const SCHEME = 'app';
export const APP_ORIGIN = `${SCHEME}://ballast`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** `scheme://host` of a URL, also of our own scheme, whose `origin` some runtimes give as "null"; null for no URL. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
