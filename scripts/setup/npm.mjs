import { run } from './run.mjs';

/**
 * Runs the user's own npm, so that their registry, proxy and certificate settings apply.
 *
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function npm(args, options) {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options);
  // On Windows npm is a batch file, which needs a shell.
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/c', 'npm', ...args], options);
  return run('npm', args, options);
}
