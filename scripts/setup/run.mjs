import { spawn } from 'node:child_process';
import { SetupError } from './setup-error.mjs';

const TAIL_LINES = 20;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string>} [env] added to this process's environment
 * @property {number} [timeoutMs] kills the command after this time
 */

/**
 * Runs a command quietly and returns its stdout. Throws a `SetupError` with the end of its output if it fails, cannot
 * start or takes too long.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, { cwd, env, timeoutMs } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    let stdout = '';
    let output = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) =>
      reject(new SetupError(`${command} did not start: ${error.message}`)),
    );
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(stdout);
      const tail = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
      const end = signal === null ? `exited with code ${code}` : `was killed by ${signal}`;
      reject(new SetupError(`${[command, ...args].join(' ')} ${end}:\n${tail}`));
    });
  });
}
