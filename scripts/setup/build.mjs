import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from './installed-package.mjs';
import { projectRoot } from './project-root.mjs';
import { run } from './run.mjs';
import { timed } from './timed.mjs';

const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'electron.vite.config.ts'];
const RECORD = join(projectRoot, 'out', '.inputs');

function inputs() {
  const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return [...FILES.map((file) => join(projectRoot, file)).filter(existsSync), ...sources.sort()];
}

function hashOfInputs() {
  const hash = createHash('sha256');
  for (const path of inputs()) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

/** Builds the app into `out/` unless the existing build is from the same sources. */
export async function ensureBuild() {
  const hash = hashOfInputs();
  if (existsSync(RECORD) && readFileSync(RECORD, 'utf8') === hash) return;
  const electronVite = join(packageFolder('electron-vite'), 'bin', 'electron-vite.js');
  await timed('Building the app', () =>
    run(process.execPath, [electronVite, 'build'], { cwd: projectRoot }),
  );
  await writeFile(RECORD, hash);
}

/** Forces the next `ensureBuild` to build. For code that writes into `out/` by other means. */
export const forgetBuild = () => rm(RECORD, { force: true });
