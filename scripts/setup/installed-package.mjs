import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.mjs';

/**
 * @param {string} name
 * @returns {string} the folder of an installed package
 */
export const packageFolder = (name) => join(projectRoot, 'node_modules', name);

/**
 * @param {string} name
 * @returns {string} the installed version of a package
 */
export function installedVersion(name) {
  return JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')).version;
}
