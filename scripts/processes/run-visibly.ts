import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from '../setup/project-root.mjs';

/**
 * Runs a Node program in the project's folder with its output on this terminal.
 *
 * @returns its exit code; 1 when a signal ended it
 */
export async function runVisibly(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
