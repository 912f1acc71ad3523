import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { projectRoot } from './project-root.mjs';
import { timed } from './timed.mjs';

/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} Lockfile */

/**
 * Whether npm's record of installed packages matches the lockfile. Optional packages may be absent, because most are
 * for other platforms.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json
 */
export function matchesLockfile(wanted, installed) {
  const complete = Object.entries(wanted.packages).every(([path, entry]) => {
    const found = installed.packages[path];
    if (path === '') return true;
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
  return complete && Object.keys(installed.packages).every((path) => path in wanted.packages);
}

/** @param {string} path @returns {Lockfile} */
const readLockfile = (path) => JSON.parse(readFileSync(path, 'utf8'));

function isInstalled() {
  const record = join(projectRoot, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  return matchesLockfile(
    readLockfile(join(projectRoot, 'package-lock.json')),
    readLockfile(record),
  );
}

/** Installs exactly what the lockfile says, without running any package's own scripts. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  await timed('Installing npm packages', () =>
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: projectRoot }),
  );
}
