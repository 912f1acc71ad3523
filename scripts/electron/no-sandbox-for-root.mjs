/** Whether this process is root on Linux, where Chromium refuses to start with its sandbox. */
export const isLinuxRoot = () => process.platform === 'linux' && process.getuid?.() === 0;

/** The flag without which Electron does not start as root, as in a container; for tests and the scripted demo only. */
export const noSandboxForRoot = () => (isLinuxRoot() ? ['--no-sandbox'] : []);
