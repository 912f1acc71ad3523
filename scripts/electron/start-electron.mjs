import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { electronPath } from '../setup/electron-path.mjs';
import { projectRoot } from '../setup/project-root.mjs';
import { isLinuxRoot, noSandboxForRoot } from './no-sandbox-for-root.mjs';

/**
 * The flags for an app with a real user. It holds keys, so the sandbox is never disabled silently: as root on Linux
 * this exits with an error message unless `BALLAST_ALLOW_ROOT=1`.
 */
export function flagsForPerson() {
  if (isLinuxRoot() && process.env['BALLAST_ALLOW_ROOT'] !== '1') {
    console.error(
      'Electron’s sandbox does not work as root. Start the app as a regular user, or set BALLAST_ALLOW_ROOT=1 to run it without a sandbox.',
    );
    process.exit(1);
  }
  return noSandboxForRoot();
}

/**
 * Runs the built app attached to this terminal and waits until it is closed.
 *
 * @param {Readonly<Record<string, string>>} [env] the app's settings, added to this process's own
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export async function startElectron(env = {}) {
  const child = spawn(electronPath(), [...flagsForPerson(), projectRoot], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
