import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { anvilBinary } from './anvil-binary.ts';
import { watchParent } from './watch-parent.ts';

export interface Anvil {
  readonly port: number;
  /** Ends the node at once and waits until its process is gone. */
  stop(): Promise<void>;
}

/**
 * Starts an anvil node on 127.0.0.1 with chain id 146 that mines a block for every transaction.
 *
 * @param port 0 for a free one.
 * @param genesisTime seconds since 1970; the present by default.
 * @throws Error with what anvil wrote when it ends before it listens, such as when the port is taken.
 */
export async function startAnvil(port = 0, genesisTime?: number): Promise<Anvil> {
  const flags = ['--host', '127.0.0.1', '--port', String(port), '--chain-id', '146'];
  // Forget the state (not the logs) of older blocks. By default anvil keeps them all, below the home
  // folder, and a moving price would fill the disk in a day.
  flags.push('--prune-history', '32');
  if (genesisTime !== undefined) flags.push('--timestamp', String(genesisTime));
  const child = spawn(anvilBinary(), flags, { stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child, 'spawn');
  watchParent(child);
  try {
    const listening = await listeningPort(child.stdout, child.stderr);
    // anvil logs every request: a pipe that nobody reads would fill and stop it.
    child.stdout.resume();
    return { port: listening, stop: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** Reads up to the start line, `Listening on 127.0.0.1:PORT`. */
async function listeningPort(stdout: Readable, stderr: Readable): Promise<number> {
  const complaints: string[] = [];
  stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  for await (const line of createInterface({ input: stdout })) {
    const port = /^Listening on 127\.0\.0\.1:(\d+)$/.exec(line)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`anvil did not start. ${complaints.join('').trim()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
