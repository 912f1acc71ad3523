import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { clientId } from '../testing/sample-order.ts';
import { tempDatabase } from '../testing/temp-database.ts';

const KILLS = 20;
const writer = fileURLToPath(new URL('../testing/journal-writer.ts', import.meta.url));

/** Kills the writer after it has reported `commits` more orders; returns the last reported number. */
async function writeAndKill(path: string, first: number, commits: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, path, `${first}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let last = first - 1;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last >= first + commits) child.kill('SIGKILL');
  }
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  return last;
}

it('a journal keeps everything that was committed before the program is killed', async () => {
  const temp = tempDatabase();
  try {
    let next = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const last = await writeAndKill(temp.path, next, kill * 3);
      temp.reopen();
      for (let n = next; n <= last; n += 1) {
        expect(temp.database.orders.byClientId(clientId(n))?.stage).toBe('submitted');
        expect(temp.database.journal.events(clientId(n))).toHaveLength(1);
      }
      // The order being written when the kill came may be stored up to any complete step.
      next = last + 1;
      while (temp.database.orders.byClientId(clientId(next))) next += 1;
    }
    await temp.database.verify();
    expect(temp.damages).toEqual([]);
    const sqlite = new Sqlite(temp.path, { readonly: true });
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    sqlite.close();
  } finally {
    temp.remove();
  }
});
