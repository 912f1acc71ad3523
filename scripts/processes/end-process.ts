import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Asks a process to exit and waits until it has. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
