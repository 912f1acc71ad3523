/** Whether this process is root on Linux, where Chromium refuses to start with its sandbox. */
export const isLinuxRoot = () => process.platform === 'linux' && process.getuid?.() === 0;

/** The flag that Electron needs to start as root, e.g. in a container. Only for tests and the scripted demo. */
export const noSandboxForRoot = () => (isLinuxRoot() ? ['--no-sandbox'] : []);
