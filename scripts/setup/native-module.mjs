import { existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { electronPath } from './electron-path.mjs';
import { installedVersion, packageFolder } from './installed-package.mjs';
import { projectRoot } from './project-root.mjs';
import { run } from './run.mjs';
import { timed } from './timed.mjs';

/**
 * @typedef {object} NativeModule
 * @property {string} name the package
 * @property {string} file the binary's name in its build/Release
 * @property {string} variant what determines the binary's content besides version and platform
 * @property {(folder: string) => Promise<void>} build builds the binary in a copy of the package
 * @property {string} check a script that proves that the package, `require`d as `native`, works
 */

/** @param {NativeModule} native */
const keyOf = ({ name, variant }) =>
  [name, installedVersion(name), process.platform, process.arch, variant].join('-');

/** @param {NativeModule} native */
const binaryOf = ({ name, file }) => join(packageFolder(name), 'build', 'Release', file);

/**
 * Compiles the package in `folder`, using this Node's bundled headers if it has them.
 *
 * @param {string} folder
 * @param {readonly string[]} flags
 * @param {Record<string, string>} [env]
 */
export async function compile(folder, flags = [], env = {}) {
  const nodeGyp = join(packageFolder('node-gyp'), 'bin', 'node-gyp.js');
  const nodeFolder = resolve(process.execPath, '..', '..');
  const hasHeaders = existsSync(join(nodeFolder, 'include', 'node', 'node_api.h'));
  const headers = hasHeaders ? [`--nodedir=${nodeFolder}`] : [];
  await run(process.execPath, [nodeGyp, 'rebuild', '--release', ...headers, ...flags], {
    cwd: folder,
    env,
  });
}

/**
 * Builds below node_modules, where the package's dependencies are found, but not in place, so that a program using the
 * old binary keeps running.
 *
 * @param {NativeModule} native
 * @param {string} cached
 */
async function buildIntoCache(native, cached) {
  const work = await mkdtemp(join(projectRoot, 'node_modules', '.native-'));
  try {
    const folder = join(work, native.name);
    await cp(packageFolder(native.name), folder, {
      recursive: true,
      filter: (path) => path !== join(packageFolder(native.name), 'build'),
    });
    await native.build(folder);
    await place(join(folder, 'build', 'Release', native.file), cached);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Copies a file atomically.
 *
 * @param {string} from
 * @param {string} to
 */
async function place(from, to) {
  await mkdir(dirname(to), { recursive: true });
  const temporary = `${to}.${process.pid}`;
  await copyFile(from, temporary);
  await rename(temporary, to);
}

/** @param {NativeModule} native */
async function checkInBothRuntimes({ name, check }) {
  const script = `const native = require(${JSON.stringify(packageFolder(name))}); ${check}`;
  await run(process.execPath, ['-e', script]);
  await run(electronPath(), ['-e', script], { env: { ELECTRON_RUN_AS_NODE: '1' } });
}

/**
 * Makes sure that a native package has a binary that loads in this Node and in Electron: the existing one, otherwise a
 * cached one, otherwise a new build.
 *
 * @param {NativeModule} native
 */
export async function ensureNativeModule(native) {
  const key = keyOf(native);
  const binary = binaryOf(native);
  const record = `${binary}.key`;
  const inPlace = existsSync(binary) && existsSync(record) && readFileSync(record, 'utf8') === key;
  if (inPlace) return;

  const cached = join(cacheFolder(), 'native', `${key}.node`);
  if (!existsSync(cached)) {
    await timed(`Building ${native.name}`, () => buildIntoCache(native, cached));
  }
  try {
    await place(cached, binary);
    await checkInBothRuntimes(native);
  } catch (error) {
    await rm(cached, { force: true });
    throw error;
  }
  await writeFile(record, key);
}
