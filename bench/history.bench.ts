/**
 * Order history of a long-time user: insert, page, filter and search. The baseline is plain SQL on the same file in the
 * same run, which reads the same rows without verifying or parsing them.
 *
 *     tsx bench/history.bench.ts [--json] [--rows=1000000]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { OrderFilter } from '../src/main/db/database.ts';
import { openDatabase } from '../src/main/db/open-database.ts';
import { type OwnerAddress, ownerAddress } from '../src/shared/domain/ids.ts';
import { COMMON_WORD, generateOrders, RARE_WORD } from './generate-orders.ts';
import { percentile } from './statistics.ts';

const flags = process.argv.slice(2);
const rows = Number(flags.find((flag) => flag.startsWith('--rows='))?.slice(7) ?? 1_000_000);
const PAGE = 100;
/** The largest history page the venue returns. */
const BATCH = 500;
const ROUNDS = 300;

const account: OwnerAddress = ownerAddress(`0x${'a1'.repeat(20)}`);
const folder = mkdtempSync(join(tmpdir(), 'ballast-bench-'));
const path = join(folder, 'history.db');
const database = openDatabase({
  path,
  onDamage: ({ table, id }) => {
    throw new Error(`damaged ${table} ${id}`);
  },
});

database.accounts.upsert({
  address: account,
  chainId: 146,
  label: 'bench',
  owner: 'watch-only',
  createdAt: 0,
});

function timed(task: () => number): { readonly found: number; readonly ms: number } {
  const start = performance.now();
  const found = task();
  return { found, ms: performance.now() - start };
}

function measure(name: string, task: () => number) {
  const runs = Array.from({ length: ROUNDS }, () => timed(task));
  const times = runs.map(({ ms }) => ms);
  const found = runs[0]?.found ?? 0;
  return { name, found, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

function insertAll(): number {
  const start = performance.now();
  const orders = generateOrders(account, rows);
  for (let done = 0; done < rows; done += BATCH) {
    database.journal.batch(() => {
      for (let n = 0; n < BATCH; n += 1) {
        const { value, done: end } = orders.next();
        if (end) return;
        database.journal.create(value);
      }
    });
  }
  return (rows / (performance.now() - start)) * 1_000;
}

const page = (filter: Partial<OrderFilter>, cursor: string | null = null) => {
  const all: OrderFilter = { account, stage: null, text: null, from: null, to: null };
  const answer = database.orders.page({ ...all, ...filter }, { cursor, limit: PAGE });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const count = (filter: Partial<OrderFilter>) => () => page(filter).rows.length;

try {
  const insertsPerSecond = insertAll();
  const plain = new Sqlite(path, { readonly: true });
  const select = plain.prepare<[number], object>(
    `SELECT * FROM orders WHERE account_id = 1 AND id < ? ORDER BY id DESC LIMIT ${PAGE}`,
  );
  const middle = page({}).rows.at(0)?.createdAt ?? 0;
  const halfway = (Date.UTC(2024, 0, 1) + middle) / 2;
  const deep = `${Math.trunc(halfway) * 1_000}`;
  const measured = [
    measure('floor: page by plain SQL', () => select.all(Number.MAX_SAFE_INTEGER).length),
    measure('first page', count({})),
    measure('page from the middle', () => page({}, deep).rows.length),
    measure('page of failed orders', count({ stage: 'failed' })),
    measure('page of a time range', count({ from: halfway, to: halfway + 86_400_000 })),
    measure('open and latest final orders', () => database.orders.recent(account, 50).length),
    measure('search: rare word', count({ text: RARE_WORD })),
    measure('search: common word', count({ text: COMMON_WORD })),
    measure('search: a market that every order has', count({ text: 'wS-USDC' })),
    measure('search: word prefix', count({ text: 'slip' })),
    measure('search: id prefix', count({ text: 'lev_12' })),
    measure('search: two letters', count({ text: 'us' })),
    measure('search: no match', count({ text: 'liquidated' })),
  ];
  plain.close();
  const floor = measured[0]?.p50 ?? Number.NaN;
  const megabytes = statSync(path).size / 1e6;
  if (flags.includes('--json')) {
    console.log(JSON.stringify({ rows, insertsPerSecond, megabytes, measured }));
  } else {
    console.log(`${rows} orders, pages of ${PAGE}, ${ROUNDS} rounds.\n`);
    console.log('| | rows | p50, ms | p99, ms | p50 / floor |\n|---|---:|---:|---:|---:|');
    for (const { name, found, p50, p99 } of measured) {
      const ratio = (p50 / floor).toFixed(1);
      console.log(`| ${name} | ${found} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${ratio} |`);
    }
    console.log(
      `\nInserted at ${Math.round(insertsPerSecond)} orders/s; ${Math.round(megabytes)} MB on disk.`,
    );
  }
} finally {
  database.close();
  rmSync(folder, { recursive: true, force: true });
}
