import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../start.ts';
import { createTrader, type Trader } from '../testing/trader.ts';
import { until } from '../testing/until.ts';
import {
  type AccountSocket,
  get,
  indexed,
  openSocket,
  orderWith,
  post,
  subscribe,
} from '../testing/venue-client.ts';

let devnet: Devnet;
let rest: string;
let trader: Trader;
let socket: AccountSocket;

beforeAll(async () => {
  devnet = await startDevnet({ venue: { control: true } });
  rest = devnet.venue.restUrl;
});
afterAll(() => devnet.stop());

beforeEach(async () => {
  await devnet.venue.control({ command: 'clear-faults' });
  trader = await createTrader(devnet.chain);
  await indexed(devnet);
  socket = await subscribe(devnet.venue.wsUrl, trader.address);
  return () => {
    socket.close();
    trader.close();
  };
});

const place = (body: unknown) => post(rest, '/leverage/orders', body);
const faults = (changes: object) =>
  devnet.venue.control({ command: 'set-faults', faults: changes });
const balanceUpdates = () => socket.ofType('balance_update');

describe('subscribing', () => {
  it('is acknowledged with the checksummed address', () => {
    expect(socket.received[0]).toEqual({
      type: 'subscribed',
      channel: 'account',
      address: trader.address,
      chainId: 146,
    });
  });

  it('answers both kinds of ping', async () => {
    socket.send({ op: 'ping' });
    socket.ping();
    await socket.next('pong');
    await until(() => socket.pongs() > 0 || undefined);
  });

  it.each([
    ['another chain', { op: 'subscribe', channel: 'account', chainId: 1 }, 'UNKNOWN_CHAIN'],
    ['another channel', { op: 'subscribe', channel: 'trades', chainId: 146 }, 'INVALID_MESSAGE'],
    ['an unknown operation', { op: 'hello' }, 'INVALID_MESSAGE'],
  ])('refuses %s and keeps the socket open', async (_, message, code) => {
    socket.send({ address: trader.address, ...message });
    expect(await socket.next('error')).toMatchObject({ code });
    socket.send({ op: 'ping' });
    await socket.next('pong');
  });

  it('sends each account only its own frames', async () => {
    const other = await subscribe(devnet.venue.wsUrl, `0x${'44'.repeat(20)}`);
    const { body } = await place(await trader.openLong());
    await orderWith(rest, body['orderId'], 'filled');
    await socket.next('order_filled');
    other.send({ op: 'ping' });
    await other.next('pong');
    expect(other.received.map(({ type }) => type)).toEqual(['subscribed', 'pong']);
    other.close();
  });
});

describe('order frames', () => {
  it('announce an order before its transaction, then its fill under the same id', async () => {
    await faults({ holdExecution: true });
    const { body } = await place(await trader.openLong());
    const pending = await socket.next('order_pending');
    expect(pending).toEqual({
      type: 'order_pending',
      address: trader.address,
      chainId: 146,
      data: {
        orderId: body['orderId'],
        status: 'pending',
        orderType: 'open',
        createdAt: Math.floor(body['createdAt'] / 1000),
        invalidate: ['order'],
      },
    });
    expect(socket.ofType('order_filled')).toEqual([]);
    await faults({ holdExecution: false });
    expect((await socket.next('order_filled'))['data']).toMatchObject({
      orderId: body['orderId'],
      status: 'filled',
      sellAmount: '4000000',
      invalidate: ['order', 'position', 'balance'],
    });
  });

  it('can arrive before the reply to the POST', async () => {
    const slow = { path: '/leverage/orders', times: 1, does: { kind: 'delay', ms: 300 } };
    await faults({ http: [slow] });
    let replied = false;
    const reply = place(await trader.openLong()).then((answer) => {
      replied = true;
      return answer;
    });
    const pending = await socket.next('order_pending');
    expect(replied).toBe(false);
    expect((await reply).body['orderId']).toBe(pending['data'].orderId);
  });
});

describe('balance_update', () => {
  it('carries the same balances as REST', async () => {
    await trader.withdraw(250_000n);
    const frame = await socket.next('balance_update');
    const listed = await get(rest, `/spot/account/balance?address=${trader.address}&chainId=146`);
    expect(frame['data']).toMatchObject({
      eventSig: 'Withdraw',
      invalidate: true,
      blockNumber: expect.any(Number),
      timestamp: expect.any(Number),
      balances: [{ token: 'USDC', totalBalance: '0.75', usdValue: '0.75', pnlPct: '0%' }],
    });
    expect(frame['data'].balances).toEqual(listed.body['data']);
  });

  it('carries no balances under the signal-only fault', async () => {
    await faults({ signalOnlyBalances: true });
    await trader.withdraw(250_000n);
    const { data } = await socket.next('balance_update');
    expect(data).toMatchObject({ eventSig: 'Withdraw', invalidate: true });
    expect(data).not.toHaveProperty('balances');
  });
});

describe('channel faults', () => {
  it('repeats frames', async () => {
    await faults({ repeatFrames: 3 });
    await trader.withdraw(1n);
    await until(() => balanceUpdates().length === 3 || undefined);
    expect(new Set(balanceUpdates().map((frame) => JSON.stringify(frame))).size).toBe(1);
  });

  it('shuffles frames', async () => {
    await faults({ shuffleFrames: 2 });
    await trader.withdraw(1n);
    await trader.withdraw(2n);
    const [first, second] = await until(() => {
      const frames = balanceUpdates();
      return frames.length === 2 ? frames : undefined;
    });
    expect(first?.['data'].blockNumber).toBeGreaterThan(second?.['data'].blockNumber);
  });

  it('delays frames and keeps their order', async () => {
    await faults({ delayFramesMs: 200 });
    const body = await trader.openLong();
    const from = performance.now();
    await place(body);
    await socket.next('order_pending');
    expect(performance.now() - from).toBeGreaterThanOrEqual(200);
    await socket.next('order_filled');
    const types = socket.received.map(({ type }) => type);
    expect(types.indexOf('order_pending')).toBeLessThan(types.indexOf('order_filled'));
  });

  it('stalls: open but silent, and missed frames are never sent', async () => {
    await faults({ stallSockets: true });
    socket.send({ op: 'ping' });
    const { body } = await place(await trader.openLong());
    await orderWith(rest, body['orderId'], 'filled');
    await faults({ stallSockets: false });
    socket.send({ op: 'ping' });
    await socket.next('pong');
    // The fill's balances may be read and sent only after the stall.
    const types = socket.received.map(({ type }) => type);
    expect(types.filter((type) => type !== 'balance_update')).toEqual(['subscribed', 'pong']);
  });

  it('drops sockets and refuses new ones until the fault is cleared', async () => {
    await faults({ refuseSockets: true });
    await devnet.venue.control({ command: 'drop-sockets' });
    await socket.closed();
    await expect(openSocket(devnet.venue.wsUrl)).rejects.toThrow('503');
    await faults({ refuseSockets: false });
    const again = await subscribe(devnet.venue.wsUrl, trader.address);
    again.close();
  });
});
