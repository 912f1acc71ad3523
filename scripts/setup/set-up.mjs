import { ensureBetterSqlite3 } from './better-sqlite3.mjs';
import { ensureBuild } from './build.mjs';
import { chromiumPath } from './chromium-path.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureKeytar } from './keytar.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { SetupError } from './setup-error.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** Whether there is a display to show windows on. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/**
 * Does everything a fresh clone needs before it can run; almost nothing the second time. Exits with a plain message if
 * a step fails.
 *
 * @param {{ keyring: boolean, browser?: boolean, build: boolean }} needs `keyring`: a private
 *   keychain will be started; `browser`: one will be driven; `build`: the app will run
 */
export async function setUp({ keyring, browser = false, build }) {
  try {
    checkNodeVersion();
    const noBrowser = browser && chromiumPath() === null;
    await ensureSystemPackages({ display: hasDisplay(), keyring, browser: noBrowser });
    await ensureDependencies();
    await ensureElectron();
    await ensureBetterSqlite3();
    await ensureKeytar();
    if (build) await ensureBuild();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
