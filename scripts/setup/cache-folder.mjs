import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for downloaded and compiled parts, outside every checkout: `$BALLAST_CACHE` or the platform's cache
 * folder.
 *
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} home
 */
export function cacheFolderFor(platform, env, home) {
  if (env['BALLAST_CACHE']) return env['BALLAST_CACHE'];
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'ballast');
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'ballast', 'Cache');
  }
  return join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'ballast');
}

/**
 * This machine's cache folder, created if needed. Falls back to the temporary folder if the home directory is not
 * writable.
 */
export function cacheFolder() {
  const folder = cacheFolderFor(process.platform, process.env, homedir());
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    const fallback = join(tmpdir(), 'ballast-cache');
    mkdirSync(fallback, { recursive: true });
    return fallback;
  }
}
