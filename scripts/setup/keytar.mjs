import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { githubIsReachable } from './github.mjs';
import { packageFolder } from './installed-package.mjs';
import { compile, ensureNativeModule } from './native-module.mjs';
import { run } from './run.mjs';

const DOWNLOAD_MS = 60_000;

/** @param {string} folder @returns {Promise<boolean>} whether the published binary is now in the folder */
async function download(folder) {
  if (!(await githubIsReachable())) return false;
  const prebuildInstall = join(packageFolder('prebuild-install'), 'bin.js');
  try {
    await run(process.execPath, [prebuildInstall], { cwd: folder, timeoutMs: DOWNLOAD_MS });
  } catch {
    return false;
  }
  return existsSync(join(folder, 'build', 'Release', 'keytar.node'));
}

/** Makes sure that keytar, the bridge to the system's keychain, loads in this Node and in Electron. */
export async function ensureKeytar() {
  await ensureNativeModule({
    name: 'keytar',
    file: 'keytar.node',
    variant: 'napi3',
    build: async (folder) => {
      if (!(await download(folder))) await compile(folder);
    },
    check: 'native.getPassword.call',
  });
}
