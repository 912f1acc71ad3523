import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { installedVersion, packageFolder } from './installed-package.mjs';
import { SetupError } from './setup-error.mjs';

/** @typedef {{ path: string, version: string }} ElectronRuntime */

/** The version of the fallback runtime, used when the official one cannot be downloaded. */
export const FALLBACK_VERSION = '33.2.1';

// Increment whenever electron-fallback.mjs would produce a different runtime of the same version.
const FALLBACK_REVISION = 2;

/** The folder of the fallback runtime; linux-x64 only. */
export const fallbackFolder = () =>
  join(cacheFolder(), 'electron', `${FALLBACK_VERSION}-linux-x64-r${FALLBACK_REVISION}`);

/** @param {string} path */
const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/** @returns {ElectronRuntime | null} the official runtime in exactly the version required by package.json */
export function officialElectron() {
  const folder = packageFolder('electron');
  const version = installedVersion('electron');
  const executable = readIfThere(join(folder, 'path.txt'));
  const unpacked = readIfThere(join(folder, 'dist', 'version'))?.replace(/^v/, '');
  if (executable === null || unpacked !== version) return null;
  return { path: join(folder, 'dist', executable), version };
}

/** @returns {ElectronRuntime | null} */
export function fallbackElectron() {
  const path = join(fallbackFolder(), 'electron');
  return existsSync(path) ? { path, version: FALLBACK_VERSION } : null;
}

/**
 * The Electron runtime to use in this checkout: the official one, otherwise the fallback. Throws a `SetupError` if
 * set-up has not run yet.
 *
 * @returns {ElectronRuntime}
 */
export function electronRuntime() {
  const runtime = officialElectron() ?? fallbackElectron();
  if (runtime === null) throw new SetupError('Electron is not set up yet: run `npm run setup`.');
  return runtime;
}

/** The runtime's executable; see `electronRuntime`. */
export const electronPath = () => electronRuntime().path;
