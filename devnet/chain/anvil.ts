import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

export interface Anvil {
  readonly port: number;
  /** Kills the node and resolves when its process has exited. */
  stop(): Promise<void>;
}

/**
 * Starts an anvil node on 127.0.0.1 with chain id 146 that mines a block for every transaction.
 *
 * @param port 0 for a free port.
 * @param genesisTime Unix seconds; defaults to now.
 * @throws Error with anvil's own output if it exits before it listens, for example because the port is taken.
 */
export async function startAnvil(port = 0, genesisTime?: number): Promise<Anvil> {
  const flags = ['--host', '127.0.0.1', '--port', String(port), '--chain-id', '146'];
  // By default anvil writes the state of every block below the home folder; a moving price would fill the disk in a
  // day. Logs and receipts are still kept.
  flags.push('--prune-history', '32');
  if (genesisTime !== undefined) flags.push('--timestamp', String(genesisTime));
  const child = spawn(anvilBinary(), flags, { stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child, 'spawn');
  killWithParent(child);
  try {
    const listening = await listeningPort(child.stdout, child.stderr);
    // anvil logs every request and would block on a full pipe.
    child.stdout.resume();
    return { port: listening, stop: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@foundry-rs/anvil-linux-amd64',
  'linux-arm64': '@foundry-rs/anvil-linux-arm64',
  'darwin-x64': '@foundry-rs/anvil-darwin-amd64',
  'darwin-arm64': '@foundry-rs/anvil-darwin-arm64',
  'win32-x64': '@foundry-rs/anvil-win32-amd64',
};

/**
 * Path of this platform's anvil executable. The `anvil` command of the npm package is a JavaScript
 * wrapper, and killing the wrapper would leave the node running.
 *
 * @throws Error if there is no build for this platform, or its optional package is not installed.
 */
function anvilBinary(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (!name) throw new Error(`anvil is not available for ${platform}.`);
  const resolveHere = createRequire(import.meta.url).resolve;
  // Only the wrapper depends on the platform's package, so it is resolved from there.
  const resolveThere = createRequire(resolveHere('@foundry-rs/anvil/package.json')).resolve;
  const file = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
  return join(dirname(resolveThere(`${name}/package.json`)), 'bin', file);
}

/** Reads up to the start line, `Listening on 127.0.0.1:PORT`. */
async function listeningPort(stdout: Readable, stderr: Readable): Promise<number> {
  const complaints: string[] = [];
  stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  for await (const line of createInterface({ input: stdout })) {
    const port = /^Listening on 127\.0\.0\.1:(\d+)$/.exec(line)?.[1];
    if (port !== undefined) return Number(port);
  }
  // The two pipes end in either order, and the reason is on this one.
  await finished(stderr);
  throw new Error(`anvil did not start. ${complaints.join('').trim()}`);
}

/**
 * Kills the child when this process dies, even by SIGKILL: a shell waits on a pipe that closes with this process.
 * Windows has no such shell, so there the child outlives a killed parent.
 */
function killWithParent(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) return;
  // Detached, so that Ctrl-C in a terminal does not kill the watcher before it has done its work.
  const watch = spawn('/bin/sh', ['-c', `read _; kill -9 ${child.pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // The system may reuse the pid of a child that has exited.
  child.once('exit', () => watch.kill('SIGKILL'));
  watch.unref();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
