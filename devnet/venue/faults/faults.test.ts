import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../start.ts';
import { createTrader, type Trader } from '../testing/trader.ts';
import { until } from '../testing/until.ts';
import { get, orderWith, post } from '../testing/venue-client.ts';
import { startVenue } from '../venue.ts';

let devnet: Devnet;
let rest: string;
let trader: Trader;

beforeAll(async () => {
  devnet = await startDevnet({ venue: { control: true } });
  rest = devnet.venue.restUrl;
});
afterAll(() => devnet.stop());
beforeEach(async () => {
  await command({ command: 'clear-faults' });
  trader = await createTrader(devnet.chain);
  return () => trader.close();
});

const command = (body: unknown) => post(rest, '/control', body);
const http = (...http: object[]) => command({ command: 'set-faults', faults: { http } });
const place = (body: unknown) => post(rest, '/leverage/orders', body);
const onlyOrder = () =>
  until(async () => {
    const { body } = await get(rest, `/leverage/orders?user=${trader.address}`);
    return body['data'][0];
  });

describe('HTTP faults', () => {
  it('answers the requested number of requests with 5xx, without handling them', async () => {
    const does = { kind: 'status', status: 503 };
    await http({ path: '/leverage/orders', method: 'POST', times: 2, does });
    const body = await trader.openLong();
    expect((await place(body)).status).toBe(503);
    expect((await place(body)).status).toBe(503);
    expect((await get(rest, `/leverage/orders?user=${trader.address}`)).body['data']).toEqual([]);
    expect((await place(body)).status).toBe(200);
  });

  it('never blocks the command that clears them', async () => {
    await http({ path: '/', times: 1000, does: { kind: 'status', status: 500 } });
    expect((await get(rest, '/leverage/config')).status).toBe(500);
    expect((await command({ command: 'clear-faults' })).status).toBe(200);
    expect((await get(rest, '/leverage/config')).status).toBe(200);
  });

  it.each(['hang', 'destroy'])(
    '%s: accepts and executes an order without answering',
    async (kind) => {
      await http({ path: '/leverage/orders', method: 'POST', times: 1, does: { kind } });
      const stop = new AbortController();
      const sent = fetch(`${rest}/leverage/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(await trader.openLong()),
        signal: stop.signal,
      });
      const outcome = expect(sent).rejects.toThrow();
      const { orderId } = await onlyOrder();
      await orderWith(rest, orderId, 'filled');
      stop.abort();
      await outcome;
    },
  );
});

describe('holding execution', () => {
  it('keeps accepted orders pending until released', async () => {
    await command({ command: 'set-faults', faults: { holdExecution: true } });
    const { body } = await place(await trader.openLong());
    await devnet.chain.setPrice('wS', '0.0458');
    expect((await onlyOrder()).status).toBe('pending');
    await command({ command: 'set-faults', faults: { holdExecution: false } });
    await orderWith(rest, body['orderId'], 'filled');
  });
});

describe('control', () => {
  it('reports its state', async () => {
    await command({ command: 'set-faults', faults: { repeatFrames: 2 } });
    const state = await until(async () => {
      const { body } = await get(rest, '/control/state');
      return body['heads'] === 'socket' ? body : undefined;
    });
    expect(state).toMatchObject({
      faults: { repeatFrames: 2, holdExecution: false },
      sockets: 0,
      block: expect.any(Number),
      orders: expect.any(Array),
    });
  });

  it('sets prices and the filler’s spread', async () => {
    await command({ command: 'set-price', asset: 'wS', usd: '0.05' });
    await command({ command: 'set-spread', bps: 100 });
    const { body } = await place(await trader.openLong());
    const filled = await orderWith(rest, body['orderId'], 'filled');
    expect(BigInt(filled['filledBuyAmount'])).toBe((4n * 10n ** 18n * 99n) / 5n);
    await command({ command: 'set-spread', bps: 0 });
    await command({ command: 'set-price', asset: 'wS', usd: '0.0458' });
  });

  it('runs a scenario to its end', async () => {
    await command({ command: 'run-scenario', name: 'slide', speed: 100 });
    const mark = (
      await until(async () => {
        const { body } = await get(rest, '/spot/ticker/wS-USDC');
        return body['markPrice'] === '0.03893' ? body : undefined;
      })
    )['markPrice'];
    expect(mark).toBe('0.03893');
  });

  it.each([
    [{ command: 'explode' }],
    [{ command: 'set-faults', faults: { holdExecution: 'yes' } }],
    [{ command: 'set-faults', faults: { unheardOf: true } }],
    [{ command: 'set-price', asset: 'wS', usd: '-1' }],
  ])('refuses %j', async (body) => {
    expect(await command(body)).toMatchObject({ status: 400, body: { code: 'INVALID_COMMAND' } });
  });

  it('is not served unless the venue was started with it', async () => {
    const plain = await startVenue(devnet.chain);
    const answer = await post(plain.restUrl, '/control', { command: 'clear-faults' });
    await plain.stop();
    expect(answer.status).toBe(404);
  });
});
