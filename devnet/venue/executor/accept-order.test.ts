import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../start.ts';
import { createTrader, type Trader } from '../testing/trader.ts';
import { get, orderWith, post } from '../testing/venue-client.ts';

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
});

/** Gives every test of a group its own trader. */
const traderForEachTest = () =>
  beforeEach(async () => {
    trader = await createTrader(devnet.chain);
    return () => trader.close();
  });

const place = (body: unknown) => post(rest, '/leverage/orders', body);

describe('a fee', () => {
  traderForEachTest();

  it('is refused below the venue’s rate and accepted from the rate upwards', async () => {
    await devnet.venue.control({ command: 'set-faults', faults: { feeBps: 100 } });
    const [low, due] = await Promise.all([
      trader.openLong({ sellAmount: 3_999_901n, feeAmount: 39_999n }),
      trader.openLong({ sellAmount: 3_999_901n, feeAmount: 40_000n }),
    ]);
    expect(await place(low)).toMatchObject({ status: 400, body: { code: 'FEE_TOO_LOW' } });
    const { body } = await place(due);
    await orderWith(rest, body['orderId'], 'filled');
  });

  it('can be anything if the venue has no rate', async () => {
    const { body } = await place(await trader.openLong({ feeAmount: 1n }));
    await orderWith(rest, body['orderId'], 'filled');
  });
});

describe('one nonce, one order', () => {
  traderForEachTest();

  it('answers a second order at a pending nonce with the first one’s id', async () => {
    const first = await place(await trader.openLong({ buyAmount: 10n ** 21n }));
    const second = await place(await trader.openLong({ sellAmount: 3_000_000n }));
    expect(second.status).toBe(200);
    expect(second.body['orderId']).toBe(first.body['orderId']);
    const list = await get(rest, `/leverage/orders?user=${trader.address}`);
    expect(list.body['data']).toHaveLength(1);
  });

  it('accepts one of two orders posted at the same moment', async () => {
    const bodies = await Promise.all([
      trader.openLong({ buyAmount: 10n ** 21n }),
      trader.openLong({ buyAmount: 10n ** 21n, sellAmount: 3_000_000n }),
    ]);
    const [a, b] = await Promise.all(bodies.map(place));
    expect(a?.body['orderId']).toBe(b?.body['orderId']);
  });

  it('refuses a nonce that the session has already used', async () => {
    const { body } = await place(await trader.openLong({ sellAmount: 2_000_000n }));
    await orderWith(rest, body['orderId'], 'filled');
    const again = await place(await trader.openLong({ sellAmount: 1_000_000n, nonce: 0 }));
    expect(again).toMatchObject({ status: 400, body: { code: 'INVALID_NONCE' } });
  });

  it('holds both legs of an OCO group only if the venue supports groups', async () => {
    const leg = { buyAmount: 10n ** 21n, ocoGroupId: 'g1' };
    const first = await place(await trader.openLong(leg));
    const other = await trader.openLong({
      ...leg,
      sellAmount: 3_000_000n,
      buyAmount: 68n * 10n ** 18n,
    });
    expect((await place(other)).body['orderId']).toBe(first.body['orderId']);

    await devnet.venue.control({ command: 'set-faults', faults: { ocoGroups: true } });
    const second = await place(other);
    expect(second.body['orderId']).not.toBe(first.body['orderId']);
    await devnet.chain.setPrice('wS', '0.044');
    await orderWith(rest, second.body['orderId'], 'filled');
    expect(await orderWith(rest, first.body['orderId'], 'cancelled')).toMatchObject({
      errorCode: 'NONCE_MOVED',
    });
  });
});

describe('verification', () => {
  // A refused order leaves nothing behind, so these tests share a trader.
  beforeAll(async () => {
    trader = await createTrader(devnet.chain);
  });
  afterAll(() => trader.close());

  const stranger = `0x${'22'.repeat(20)}`;
  it.each<[string, (body: Awaited<ReturnType<Trader['openLong']>>) => unknown]>([
    ['INVALID_BODY', ({ order: _, ...rest }) => rest],
    ['INVALID_BODY', (body) => ({ ...body, order: { ...body.order, sellAmount: '4.5' } })],
    ['INVALID_BODY', (body) => ({ ...body, order: { ...body.order, sellAmount: 4000000 } })],
    ['UNSUPPORTED_SIGNATURE_TYPE', (body) => ({ ...body, signatureType: 'eip712' })],
    ['ORDER_TYPE_MISMATCH', (body) => ({ ...body, orderType: 'close' })],
    ['UNKNOWN_TOKEN', (body) => ({ ...body, order: { ...body.order, buyToken: stranger } })],
    ['SAME_TOKEN', (b) => ({ ...b, order: { ...b.order, buyToken: b.order['sellToken'] } })],
    ['AMOUNT_ZERO', (body) => ({ ...body, order: { ...body.order, sellAmount: '0' } })],
    ['ORDER_EXPIRED', (body) => ({ ...body, order: { ...body.order, validTo: 1 } })],
    ['DATA_HASH_MISMATCH', (body) => ({ ...body, order: { ...body.order, buyAmount: '2' } })],
    [
      'DEADLINE_EXPIRED',
      (b) => trader.sign({ ...b, sessionCall: { ...b.sessionCall, deadline: 1 } }),
    ],
    [
      'TARGET_MISMATCH',
      (b) => trader.sign({ ...b, sessionCall: { ...b.sessionCall, target: stranger } }),
    ],
    [
      'EXECUTOR_MISMATCH',
      (b) => trader.sign({ ...b, sessionCall: { ...b.sessionCall, executor: stranger } }),
    ],
    ['INVALID_NONCE', (b) => trader.sign({ ...b, sessionCall: { ...b.sessionCall, nonce: 7 } })],
    [
      'SESSION_NOT_FOUND',
      (b) =>
        trader.sign({ ...b, sessionCall: { ...b.sessionCall, sessionId: `0x${'33'.repeat(32)}` } }),
    ],
    ['INVALID_SIGNATURE', (b) => ({ ...b, sessionCall: { ...b.sessionCall, feeAmount: '1' } })],
    ['INVALID_SIGNATURE', (body) => ({ ...body, delegateSignature: '0x1234' })],
  ])('refuses with %s', async (code, change) => {
    const answer = await place(await change(await trader.openLong()));
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('refuses an order for another user than the session’s owner', async () => {
    const other = await createTrader(devnet.chain);
    const [mine, theirs] = [await trader.openLong(), await other.openLong()];
    const call = { ...theirs.sessionCall, dataHash: mine.sessionCall['dataHash'] ?? '' };
    const answer = await place(await other.sign({ ...mine, sessionCall: call }));
    other.close();
    expect(answer).toMatchObject({ status: 400, body: { code: 'SESSION_OWNER_MISMATCH' } });
  });

  it('refuses an order from a revoked session', async () => {
    const other = await createTrader(devnet.chain);
    await other.revoke();
    const answer = await place(await other.openLong());
    other.close();
    expect(answer).toMatchObject({ status: 400, body: { code: 'SESSION_REVOKED' } });
  });
});
