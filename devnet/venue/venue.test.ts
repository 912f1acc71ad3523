import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../start.ts';
import { createTrader } from './testing/trader.ts';
import { until } from './testing/until.ts';
import { get, orderWith, post } from './testing/venue-client.ts';
import { startVenue, type Venue } from './venue.ts';

const started: Array<{ stop(): Promise<void> }> = [];
afterEach(async () => {
  for (const running of started.splice(0).reverse()) await running.stop();
});

async function start(...args: Parameters<typeof startDevnet>): Promise<Devnet> {
  const devnet = await startDevnet(...args);
  started.push(devnet);
  return devnet;
}

async function restart(devnet: Devnet, options: Parameters<typeof startVenue>[1]): Promise<Venue> {
  await devnet.venue.stop();
  const venue = await startVenue(devnet.chain, options);
  started.push(venue);
  return venue;
}

/** Mines empty blocks, so that the node forgets old states. */
const mine = ({ chain }: Devnet, blocks: number) =>
  post(chain.rpcUrl, '', { jsonrpc: '2.0', id: 1, method: 'anvil_mine', params: [blocks] });

describe('a venue restarted on the same chain', () => {
  it('finds its fills under the same ids and continues with its earlier orders', async () => {
    const devnet = await start();
    const trader = await createTrader(devnet.chain);
    const place = async (url: string, body: unknown) =>
      (await post(url, '/leverage/orders', body)).body['orderId'];
    const filledId = await place(devnet.venue.restUrl, await trader.openLong());
    await orderWith(devnet.venue.restUrl, filledId, 'filled');
    const held = await trader.openLong({
      sellAmount: 500_000n,
      buyAmount: 11n * 10n ** 18n,
      nonce: 1,
    });
    const heldId = await place(devnet.venue.restUrl, held);

    await mine(devnet, 300);
    const forgetful = await restart(devnet, {});
    expect(await orderWith(forgetful.restUrl, filledId, 'filled')).toMatchObject({ nonce: null });
    expect((await get(forgetful.restUrl, `/leverage/orders/${heldId}`)).status).toBe(404);
    const positions = `/spot/account/positions?address=${trader.address}`;
    expect((await get(forgetful.restUrl, positions)).body['data']).toMatchObject([
      { side: 'long' },
    ]);
    await forgetful.stop();

    const mindful = await restart(devnet, { orders: devnet.venue.orders });
    await devnet.chain.setPrice('wS', '0.0450');
    await orderWith(mindful.restUrl, heldId, 'filled');
    trader.close();
  });
});

describe('a port that is taken', () => {
  it('is reported, and nothing is left running', async () => {
    const devnet = await start();
    const port = Number(new URL(devnet.venue.restUrl).port);
    await expect(startVenue(devnet.chain, { port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('two devnets side by side', () => {
  it('are independent of each other', async () => {
    const [a, b] = await Promise.all([start(), start()]);
    await a.chain.setPrice('wS', '0.05');
    const mark = async ({ venue }: Devnet) =>
      (await get(venue.restUrl, '/spot/ticker/wS-USDC')).body['markPrice'];
    await until(async () => ((await mark(a)) === '0.05' ? true : undefined));
    expect(await mark(b)).toBe('0.0458');
  });
});

describe('a venue whose chain mines at an interval', () => {
  it('fills an order with the next block', async () => {
    const devnet = await start({ chain: { blockTimeSeconds: 1 } });
    const trader = await createTrader(devnet.chain);
    const { body } = await post(devnet.venue.restUrl, '/leverage/orders', await trader.openLong());
    expect(body['status']).toBe('pending');
    await orderWith(devnet.venue.restUrl, body['orderId'], 'filled');
    trader.close();
  });
});

describe('liquidations', () => {
  it.each([
    ['0.0389', 'seizes part of the collateral when the health factor is below target', 1],
    ['0.0370', 'closes everything when it is below 1', 0],
  ])('at %s %s', async (price, _, rows) => {
    const devnet = await start({ venue: { liquidations: true } });
    const rest = devnet.venue.restUrl;
    const trader = await createTrader(devnet.chain);
    const { body } = await post(rest, '/leverage/orders', await trader.openLong());
    await orderWith(rest, body['orderId'], 'filled');
    const positions = async () =>
      (await get(rest, `/spot/account/positions?address=${trader.address}`)).body['data'];
    const [{ size }] = await until(async () => {
      const opened = await positions();
      return opened.length > 0 ? opened : undefined;
    });
    await devnet.chain.setPrice('wS', price);
    // Only a liquidation changes the size; a healthy factor could still be the one from before the fall.
    const left = await until(async () => {
      const data = await positions();
      const [row] = data;
      const isDone = row === undefined || (row.size !== size && Number(row.healthFactor) >= 1.5);
      return isDone ? data : undefined;
    });
    expect(left).toHaveLength(rows);
    trader.close();
  });
});

describe('the price walk', () => {
  it('moves the price', async () => {
    const devnet = await start({ venue: { walk: true, priceIntervalMs: 20, seed: 3 } });
    const moved = await until(async () => {
      const { body } = await get(devnet.venue.restUrl, '/spot/ticker/wS-USDC');
      return body['markPrice'] === '0.0458' ? undefined : body['markPrice'];
    });
    expect(Number(moved)).toBeCloseTo(0.0458, 2);
  });
});

describe('the command line', () => {
  it('prints one line of JSON when ready and exits at end of input', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'devnet/main.ts', '--walk'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(child.stdout), 'line');
    const ready = JSON.parse(line);
    expect((await get(ready.restUrl, '/leverage/config')).body['chainId']).toBe(146);
    child.stdin.end();
    expect((await once(child, 'exit'))[0]).toBe(0);
    await expect(get(ready.restUrl, '/leverage/config')).rejects.toThrow();
  });
});
