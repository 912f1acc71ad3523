/**
 * Measures time from cold start to first paint, and memory, of the real app with no network. The baseline is an empty
 * Electron window on the same runtime; the two are started alternately in the same run.
 *
 *     npm run bench -- cold-start [--rounds=7]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launchApp } from '../e2e/support/launch.ts';
import { median } from './statistics.ts';

const rounds = Number(process.argv.find((flag) => flag.startsWith('--rounds='))?.slice(9) ?? 7);
/** How long the window is idle before memory is read. */
const IDLE_MS = 3_000;

const empty = mkdtempSync(join(tmpdir(), 'ballast-empty-'));
writeFileSync(
  join(empty, 'package.json'),
  JSON.stringify({ name: 'empty', main: 'main.js', type: 'module' }),
);
writeFileSync(join(empty, 'index.html'), '<!doctype html><title>empty</title><p>empty</p>');
writeFileSync(
  join(empty, 'main.js'),
  `import { app, BrowserWindow } from 'electron';
   app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadFile(new URL('index.html', import.meta.url).pathname));`,
);

/** Nothing listens on this port, so the app starts offline. */
const nowhere = 'http://127.0.0.1:9';
const env = {
  BALLAST_ENVIRONMENT: 'bench',
  BALLAST_EXECUTOR_URL: nowhere,
  BALLAST_INDEXER_URL: nowhere,
  BALLAST_WS_URL: 'ws://127.0.0.1:9',
  BALLAST_RPC_URL: nowhere,
};

interface Run {
  readonly paintMs: number;
  readonly memoryMiB: number;
}

async function run(appFolder?: string): Promise<Run> {
  const started = Date.now();
  const { app, page, close } = await launchApp({ env, ...(appFolder && { appFolder }) });
  const paintedAt = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [paint] = list.getEntriesByName('first-contentful-paint');
          if (paint) resolve(performance.timeOrigin + paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await delay(IDLE_MS);
  const memoryMiB = proportionalSize(app.process().pid ?? 0);
  await close();
  return { paintMs: paintedAt - started, memoryMiB };
}

/** PSS of a process and all its descendants: shared pages are counted once. Linux only. */
function proportionalSize(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]));
    } catch {}
  }
  const isOurs = (pid: number): boolean =>
    pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  const kib = [...parents.keys()].filter(isOurs).map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  });
  return kib.reduce((sum, one) => sum + one, 0) / 1_024;
}

const app: Run[] = [];
const floor: Run[] = [];
await run(empty);
await run();
for (let n = 0; n < rounds; n += 1) {
  floor.push(await run(empty));
  app.push(await run());
}
rmSync(empty, { recursive: true, force: true });

const row = (name: string, field: keyof Run): string => {
  const [own, bare] = [app, floor].map((runs) => median(runs.map((one) => one[field])));
  if (own === undefined || bare === undefined) throw new Error('no runs');
  return `| ${name} | ${own.toFixed(0)} | ${bare.toFixed(0)} | ${(own / bare).toFixed(2)} |`;
};
console.log(`Cold start, ${rounds} alternating starts of each, medians.\n`);
console.log('| | Ballast | empty window | ratio |\n|---|---:|---:|---:|');
console.log(row('process start → first paint, ms', 'paintMs'));
console.log(row('memory of all processes (PSS), MiB', 'memoryMiB'));
