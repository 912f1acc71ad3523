/**
 * Measures the time from an account frame on the wire to its painted row in the real app: parse, journal commit, delta,
 * IPC, React, paint. Both ends read the same system clock.
 *
 *     npm run bench -- frame-paint [--rounds=100]
 */
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { startDevnet } from '../devnet/start.ts';
import { launchApp } from '../e2e/support/launch.ts';
import type { Snapshot } from '../src/shared/contract/snapshot.ts';
import { benchDraft, benchOrderId, benchSession } from './paper-desk.ts';
import { timesRow } from './statistics.ts';

const rounds = Number(process.argv.find((flag) => flag.startsWith('--rounds='))?.slice(9) ?? 100);
const WARM_UP = 10;
const now = (): number => performance.timeOrigin + performance.now();

const devnet = await startDevnet();
/** When each order's `order_filled` frame passed, by order index. */
const passed: number[] = [];
const wire = new WebSocketServer({ host: '127.0.0.1', port: 0 });
wire.on('connection', (client, request) => {
  const venue = new WebSocket(`${devnet.venue.wsUrl}${request.url}`);
  const early: string[] = [];
  venue.on('open', () => {
    for (const message of early) venue.send(message);
  });
  client.on('message', (data) => {
    if (venue.readyState === WebSocket.OPEN) venue.send(`${data}`);
    else early.push(`${data}`);
  });
  venue.on('message', (data) => {
    const text = `${data}`;
    if (text.includes('"order_filled"')) passed.push(now());
    client.send(text);
  });
  client.on('close', () => venue.terminate());
  venue.on('close', () => client.terminate());
});
await new Promise((resolve) => wire.once('listening', resolve));
const { port } = wire.address() as AddressInfo;

const { chain, venue } = devnet;
const { page, close } = await launchApp({
  env: {
    BALLAST_ENVIRONMENT: 'bench',
    BALLAST_EXECUTOR_URL: venue.restUrl,
    BALLAST_INDEXER_URL: venue.restUrl,
    BALLAST_WS_URL: `ws://127.0.0.1:${port}`,
    BALLAST_RPC_URL: chain.rpcUrl,
    BALLAST_FAUCET_URL: `${venue.restUrl}/paper/fund`,
    BALLAST_POSITIONS_MANAGER: chain.contracts.positionsManager,
    BALLAST_PAPER_AUTO: '1',
  },
});
const snapshot = (): Promise<Snapshot> =>
  page.evaluate(async () => {
    const answer = await window.ballast.call('app.snapshot', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  });
const until = async (holds: (slices: Snapshot) => boolean): Promise<Snapshot> => {
  for (;;) {
    const slices = await snapshot();
    if (holds(slices)) return slices;
  }
};

const ready = await until(
  ({ risk, setup }) =>
    risk.value?.assets.some(({ collateral }) => collateral === '100') === true &&
    setup.value?.tokens.every((t) => t.borrowAllowance !== '0') === true,
);
await page.evaluate((input) => window.ballast.call('sessions.create', input), benchSession(ready));
await until(({ sessions }) => sessions.value.length > 0);
await page.getByRole('tab', { name: 'Order history' }).click();
await page.locator('[role=tabpanel]').waitFor();

const samples: number[] = [];
for (let n = 0; n < WARM_UP + rounds; n += 1) {
  const clientOrderId = benchOrderId(n);
  const draft = benchDraft(ready.activeAccount ?? ready.accounts[0]?.address ?? ('' as never), n);
  const paintedAt = await page.evaluate(
    async ([id, order]) => {
      const painted = new Promise<number>((resolve) => {
        // No named functions here: the loader would wrap them in a helper that the page does not have.
        const observer = new MutationObserver(() => {
          if (!document.querySelector(`[data-order="${id}"][data-stage="filled"]`)) return;
          observer.disconnect();
          // After the frame that contains the row was produced.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
            port2.postMessage(null);
          });
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      });
      const placed = await window.ballast.call('orders.place', { clientOrderId: id, draft: order });
      if (!placed.ok) throw new Error(JSON.stringify(placed.error));
      return painted;
    },
    [clientOrderId, draft] as const,
  );
  const sentAt = passed[n];
  if (sentAt === undefined) throw new Error('the row showed the fill before its frame passed');
  if (n >= WARM_UP) samples.push(paintedAt - sentAt);
}

console.log(`Frame on the wire → row painted, ${rounds} order_filled frames.\n`);
console.log('| | p50, ms | p99, ms |\n|---|---:|---:|');
console.log(timesRow('frame → painted', samples));
await close();
wire.close();
await devnet.stop();
process.exit(0);
