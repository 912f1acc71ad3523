import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../setup/installed-package.mjs';

/** The script behind a command of an installed package, to be run with Node. */
export function packageProgram(name: string, command: string): string {
  const folder = packageFolder(name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
