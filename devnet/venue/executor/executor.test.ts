import { createTestClient, http } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Devnet, startDevnet } from '../../start.ts';
import { createTrader, type OrderBody, type Trader } from '../testing/trader.ts';
import { until } from '../testing/until.ts';
import { get, orderWith, post, subscribe } from '../testing/venue-client.ts';

let devnet: Devnet;
let rest: string;
let trader: Trader;

beforeAll(async () => {
  devnet = await startDevnet();
  rest = devnet.venue.restUrl;
});
afterAll(() => devnet.stop());

beforeEach(async () => {
  await devnet.venue.control({ command: 'clear-faults' });
  await devnet.chain.setPrice('wS', '0.0458');
  trader = await createTrader(devnet.chain);
  return () => trader.close();
});

const place = (body: unknown) => post(rest, '/leverage/orders', body);

describe('an order that can be filled', () => {
  it('is accepted, executed and reported with the bought amount', async () => {
    const { status, body } = await place(await trader.openLong());
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'pending', orderType: 'open' });
    expect(body['orderId']).toMatch(/^lev_[0-9a-f]{24}$/);

    const filled = await orderWith(rest, body['orderId'], 'filled');
    expect(filled['txHash']).toMatch(/^0x[0-9a-f]{64}$/);
    expect(filled['filledBuyAmount']).toBe('87336244541484716157');
    expect(filled['errorCode']).toBeNull();
  });

  it('opens a short, then closes it', async () => {
    const open = await place(await trader.openShort());
    await orderWith(rest, open.body['orderId'], 'filled');
    const close = await trader.order({
      orderType: 'close',
      sell: 'USDC',
      sellAmount: 4_200_000n,
      nonce: 1,
    });
    const closed = await place(close);
    expect(await orderWith(rest, closed.body['orderId'], 'filled')).toMatchObject({
      orderType: 'close',
    });
  });

  it('swaps collateral', async () => {
    const swap = { orderType: 'swap', sell: 'USDC', sellAmount: 500_000n } as const;
    const { body } = await place(await trader.order(swap));
    expect(await orderWith(rest, body['orderId'], 'filled')).toMatchObject({ orderType: 'swap' });
  });

  it('never reveals the delegate’s signature', async () => {
    const body = await trader.openLong();
    const placed = await place(body);
    const shown = JSON.stringify([
      placed,
      await orderWith(rest, placed.body['orderId'], 'filled'),
      await get(rest, `/leverage/orders?user=${trader.address}`),
    ]);
    expect(shown).not.toContain(body.delegateSignature.slice(2, 40));
  });
});

describe('a limit order', () => {
  it('rests until the price delivers its minimum', async () => {
    const { body } = await place(await trader.openLong({ buyAmount: 90n * 10n ** 18n }));
    const id = body['orderId'];
    await devnet.chain.setPrice('wS', '0.0450');
    expect((await get(rest, `/leverage/orders/${id}`)).body['status']).toBe('pending');
    await devnet.chain.setPrice('wS', '0.0440');
    const filled = await orderWith(rest, id, 'filled');
    expect(BigInt(filled['filledBuyAmount'])).toBeGreaterThanOrEqual(90n * 10n ** 18n);
  });

  it('expires at its validTo', async () => {
    const validTo = Math.floor(Date.now() / 1000) + 2;
    const socket = await subscribe(devnet.venue.wsUrl, trader.address);
    const { body } = await place(await trader.openLong({ buyAmount: 10n ** 21n, validTo }));
    expect(await orderWith(rest, body['orderId'], 'expired')).toMatchObject({
      errorCode: 'ORDER_EXPIRED',
    });
    expect((await socket.next('order_failed'))['data']).toMatchObject({
      orderId: body['orderId'],
      status: 'expired',
      errorCode: 'ORDER_EXPIRED',
    });
    socket.close();
  });

  it.each([
    ['the delegate burns its nonce', 'NONCE_MOVED', () => trader.invalidateNonce(0)],
    ['the owner revokes the session', 'SESSION_REVOKED', () => trader.revoke()],
  ])('is cancelled when %s', async (_, errorCode, act) => {
    const socket = await subscribe(devnet.venue.wsUrl, trader.address);
    const { body } = await place(await trader.openLong({ buyAmount: 10n ** 21n }));
    await act();
    await orderWith(rest, body['orderId'], 'cancelled');
    expect((await socket.next('order_cancelled'))['data']).toMatchObject({
      orderId: body['orderId'],
      status: 'cancelled',
      errorCode,
    });
    socket.close();
  });

  it('is cancelled when the owner cancels it at the engine', async () => {
    const order = await trader.openLong({ buyAmount: 10n ** 21n });
    const { body } = await place(order);
    await trader.cancelOnChain(order);
    expect(await orderWith(rest, body['orderId'], 'cancelled')).toMatchObject({
      errorCode: 'ORDER_CANCELLED',
    });
  });
});

describe('an order with a cancel request to the venue', () => {
  const drop = async (id: string) => {
    const answer = await fetch(`${rest}/leverage/orders/${id}`, { method: 'DELETE' });
    return answer.status;
  };
  const resting = async () =>
    (await place(await trader.openLong({ buyAmount: 10n ** 21n }))).body['orderId'] as string;

  it('is cancelled if the venue supports it, and only while pending', async () => {
    const id = await resting();
    expect(await drop(id)).toBe(501);
    await devnet.venue.control({ command: 'set-faults', faults: { cancelEndpoint: 'cancels' } });
    expect(await drop('lev_0')).toBe(404);
    expect(await drop(id)).toBe(200);
    expect(await orderWith(rest, id, 'cancelled')).toMatchObject({
      errorCode: 'CANCELLED_BY_USER',
    });
    expect(await drop(id)).toBe(409);
  });

  it('is unchanged if the venue only claims to have cancelled it', async () => {
    const id = await resting();
    await devnet.venue.control({ command: 'set-faults', faults: { cancelEndpoint: 'promises' } });
    expect(await drop(id)).toBe(200);
    expect((await get(rest, `/leverage/orders/${id}`)).body['status']).toBe('pending');
  });
});

describe('an order with a fill in flight', () => {
  it.each<[string, string, (order: OrderBody) => Promise<unknown>]>([
    ['the delegate burns its nonce', 'NONCE_MOVED', () => trader.invalidateNonce(0)],
    ['the owner cancels it', 'ORDER_CANCELLED', (order) => trader.cancelOnChain(order)],
  ])('is cancelled, not failed, when %s earlier in the same block', async (_, code, act) => {
    const node = createTestClient({ mode: 'anvil', transport: http(devnet.chain.rpcUrl) });
    const waiting = (count: string) =>
      until(async () => {
        const { pending } = await node.getTxpoolStatus();
        return `${pending}` === count || undefined;
      });
    onTestFinished(() => node.setAutomine(true));
    await node.setAutomine(false);
    const order = await trader.openLong();
    const { body } = await place(order);
    await waiting('1');
    const cancelled = act(order);
    await waiting('2');
    await node.mine({ blocks: 1 });
    await cancelled;
    expect(await orderWith(rest, body['orderId'], 'cancelled')).toMatchObject({ errorCode: code });
  });
});

describe('an order that cannot be filled', () => {
  it('is refused in the reply if it leaves too little equity', async () => {
    const poor = await createTrader(devnet.chain, 100_000n);
    const { status, body } = await place(await poor.openLong({ sellAmount: 400_000n }));
    poor.close();
    expect(status).toBe(400);
    expect(body).toEqual({
      code: 'ORDER_BELOW_MIN_EQUITY',
      message: 'position equity below PM minimum (bump up sellAmount or lower leverage)',
    });
  });

  it('fails with the engine’s error if it leaves the health factor too low', async () => {
    const socket = await subscribe(devnet.venue.wsUrl, trader.address);
    const { body } = await place(await trader.openLong({ sellAmount: 12_000_000n }));
    const failed = await orderWith(rest, body['orderId'], 'failed');
    expect(failed).toMatchObject({
      errorCode: 'ORDER_REVERTED',
      errorMessage: 'ORDER_REVERTED: ftPositionManagerHealthFactor()',
    });
    expect((await socket.next('order_failed'))['data']).toMatchObject({
      orderId: body['orderId'],
      status: 'failed',
      errorCode: 'ORDER_REVERTED',
      errorMessage: 'ORDER_REVERTED: ftPositionManagerHealthFactor()',
    });
    socket.close();
  });

  it('reverts on chain if it is sent without a simulation and too little is delivered', async () => {
    await devnet.venue.control({ command: 'set-faults', faults: { blindExecution: true } });
    const { body } = await place(await trader.openLong({ buyAmount: 10n ** 21n }));
    const failed = await orderWith(rest, body['orderId'], 'failed');
    expect(failed).toMatchObject({
      errorCode: 'ORDER_REVERTED',
      errorMessage: 'ORDER_REVERTED: Error(string): Return amount is not enough',
    });
    expect(failed['txHash']).toMatch(/^0x/);
  });

  it('fails if the same order was already filled', async () => {
    const first = await place(
      await trader.openLong({ sellAmount: 100_000n, validTo: 2 ** 32 - 1 }),
    );
    await orderWith(rest, first.body['orderId'], 'filled');
    const same = { sellAmount: 100_000n, validTo: 2 ** 32 - 1, nonce: 1 };
    const again = await place(await trader.openLong(same));
    expect(again.body['orderId']).not.toBe(first.body['orderId']);
    expect(await orderWith(rest, again.body['orderId'], 'failed')).toMatchObject({
      errorMessage: 'ORDER_REVERTED: LeverageAlreadyFilled()',
    });
  });

  it('fails with the documented code if its equity is lost after it was accepted', async () => {
    await devnet.venue.control({ command: 'set-faults', faults: { holdExecution: true } });
    const { body } = await place(await trader.openLong({ sellAmount: 200_000n }));
    await trader.withdraw(900_000n);
    await devnet.venue.control({ command: 'clear-faults' });
    expect(await orderWith(rest, body['orderId'], 'failed')).toMatchObject({
      errorCode: 'ORDER_BELOW_MIN_EQUITY',
    });
  });

  it('leaves its nonce free for the next order', async () => {
    const { body } = await place(await trader.openLong({ sellAmount: 12_000_000n }));
    await orderWith(rest, body['orderId'], 'failed');
    const next = await place(await trader.openLong());
    await orderWith(rest, next.body['orderId'], 'filled');
  });
});
