import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronRuntime } from './electron-path.mjs';
import { packageFolder } from './installed-package.mjs';
import { compile, ensureNativeModule } from './native-module.mjs';

const SHIPPED_NODE_API = 10;
const FIRST_ELECTRON_WITH_IT = 36;
const HEADER = fileURLToPath(new URL('napi9-compat.h', import.meta.url));

/**
 * Whether the package's prebuilt binary loads in both runtimes. It is built against Node-API 10, which Node has had
 * since 22.14 and Electron since 36; older runtimes crash on it.
 *
 * @param {number} nodeApi this Node's version of the interface
 * @param {string} electronVersion
 */
export function shippedBinaryLoads(nodeApi, electronVersion) {
  return (
    nodeApi >= SHIPPED_NODE_API && Number.parseInt(electronVersion, 10) >= FIRST_ELECTRON_WITH_IT
  );
}

function usesShippedBinary() {
  const folder = join(packageFolder('better-sqlite3'), 'prebuilds');
  const shipped = join(folder, `${process.platform}-${process.arch}.node`);
  const nodeApi = Number(process.versions['napi'] ?? 0);
  return existsSync(shipped) && shippedBinaryLoads(nodeApi, electronRuntime().version);
}

/** @param {string} folder */
function build(folder) {
  // gcc and clang read CXXFLAGS, Microsoft's compiler reads CL.
  return compile(folder, ['--force_build=1'], {
    CXXFLAGS: `${process.env['CXXFLAGS'] ?? ''} -include "${HEADER}"`,
    CL: `${process.env['CL'] ?? ''} /FI"${HEADER}"`,
  });
}

/** Makes sure that better-sqlite3 loads in this Node and in Electron; compiles it only for older versions. */
export async function ensureBetterSqlite3() {
  if (usesShippedBinary()) {
    // A binary compiled for an older runtime would be found first.
    await rm(join(packageFolder('better-sqlite3'), 'build'), { recursive: true, force: true });
    return;
  }
  const headerHash = createHash('sha256').update(readFileSync(HEADER)).digest('hex').slice(0, 8);
  await ensureNativeModule({
    name: 'better-sqlite3',
    file: 'better_sqlite3.node',
    variant: `napi9-${headerHash}`,
    build,
    check: `new native(':memory:').prepare('select ? as word').get('x')`,
  });
}
