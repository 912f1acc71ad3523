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

/**
 * Runs a Node program in the project's folder and keeps its output.
 *
 * @returns its exit code (1 when a signal ended it) and everything it wrote
 */
export async function runQuietly(
  args: readonly string[],
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => written.push(bytes));
  }
  const [code] = await once(child, 'close');
  return { exitCode: code ?? 1, output: Buffer.concat(written).toString() };
}
