import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aged } from '../../shared/domain/aged.ts';
import type { AppError, NotCancellable } from '../../shared/domain/app-error.ts';
import { type Hex, ownerAddress, tokenAddress, txHash } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import type { OrderStage } from '../../shared/domain/order-stage.ts';
import type { Market } from '../../shared/domain/token.ts';
import { err, ok } from '../../shared/result.ts';
import type { OwnerCall } from '../chain/owner-transactions.ts';
import { clientId, sampleOrder, venueId } from '../testing/sample-order.ts';
import { signableCall } from '../testing/signable-call.ts';
import { sampleSignature, type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { type CancelOrder, createCancelOrder } from './cancel-order.ts';
import { createSessionLocks, type SessionLocks } from './session-locks.ts';

const { config, session } = signableCall();
const gasAccount = ownerAddress(`0x${'9a'.repeat(20)}`);
const market: Market = {
  symbol: 'wS-USDC',
  base: { address: tokenAddress(`0x${'2'.repeat(40)}`), symbol: 'wS', decimals: 18 },
  quote: { address: tokenAddress(`0x${'1'.repeat(40)}`), symbol: 'USDC', decimals: 6 },
};

let bench: TempRecorder;
let cancelOrder: CancelOrder;
let locks: SessionLocks;
let sent: { readonly from: string; readonly call: OwnerCall; readonly row: Order | null }[];
let asked: string[];
let lookedUp: Order[];
let refusal: AppError | null;

beforeEach(() => start('/o/{orderId}'));

function start(cancelEndpoint: string | null): void {
  bench = tempRecorder({ cancelEndpoint });
  const { core, state, temp } = bench;
  const { sessionId } = sampleSignature(1);
  temp.database.sessions.upsert({ ...session, sessionId, account: temp.account });
  state.set('markets', aged([market], bench.clock.now()));
  locks = createSessionLocks();
  sent = [];
  asked = [];
  lookedUp = [];
  refusal = null;
  cancelOrder = createCancelOrder(core, {
    signer: { signNonceInvalidation: async () => ok<Hex>(`0x${'5a'.repeat(65)}`) },
    owners: {
      canSend: async (address) =>
        address === gasAccount ? ok(null) : err({ code: 'NOT_FOUND', what: 'account' }),
      send: async (from, call) => {
        sent.push({ from, call, row: row() });
        const facts = { gasUsed: 0n, effectiveGasPrice: 0n, blockNumber: 1n };
        const hash = txHash(`0x${'7'.repeat(64)}`);
        return refusal ? err(refusal) : ok({ ...facts, txHash: hash, status: 'success' });
      },
    },
    venue: {
      client: {
        cancelOrder: async (path, venueOrderId) => {
          asked.push(`${path} ${venueOrderId}, ${row()?.cancel?.by}`);
          return ok(null);
        },
      },
      config: { accepted: () => ok(config) },
    },
    reconciler: { lookUp: async (order) => void lookedUp.push(order) },
    locks,
  });
}
afterEach(() => bench.temp.remove());

const id = clientId(1);
const row = () => bench.temp.database.orders.byClientId(id);
const facts = () => bench.temp.database.journal.events(id).map(({ type }) => type);
const record = (fact: OrderFact) => bench.recorder.record(id, 'frame', fact);
const rest = (): void => {
  bench.signed(1);
  record({ type: 'pending', venueOrderId: venueId(1) });
};
const byDelegate = { clientOrderId: id, by: 'delegate', sender: gasAccount } as const;

describe('cancelling', () => {
  it('is journaled before the transaction, and looked up after it', async () => {
    rest();
    expect(await cancelOrder(byDelegate)).toEqual(ok(null));
    expect(sent).toMatchObject([
      { from: gasAccount, row: { stage: 'open', cancel: { by: 'chain' } } },
    ]);
    expect(sent[0]?.call.to).toBe(config.sessionManager);
    expect(facts()).toEqual(['signed', 'pending', 'cancel-requested']);
    expect(lookedUp).toMatchObject([{ clientOrderId: id }]);
  });

  it('is signed for no sender but an account of this terminal', async () => {
    rest();
    const stranger = ownerAddress(`0x${'33'.repeat(20)}`);
    expect(await cancelOrder({ ...byDelegate, sender: stranger })).toEqual(
      err({ code: 'NOT_FOUND', what: 'account' }),
    );
    expect(facts()).toEqual(['signed', 'pending']);
    expect(sent).toEqual([]);
  });

  it('that is refused leaves the order as it was, says why, and can be repeated', async () => {
    rest();
    const before = row();
    refusal = { code: 'CHAIN_REVERTED', errorName: 'InvalidNonce', detail: '2, 1' };
    expect(await cancelOrder(byDelegate)).toEqual(err(refusal));
    expect(row()).toEqual(before);
    expect(bench.temp.database.journal.events(id).at(-1)).toMatchObject({
      type: 'cancel-failed',
      reason: { code: 'REFUSED', error: refusal },
    });
    expect(lookedUp).toHaveLength(1);
    refusal = null;
    bench.clock.advance(1);
    expect(await cancelOrder(byDelegate)).toEqual(ok(null));
  });

  it('that may still land keeps waiting for its block', async () => {
    rest();
    refusal = { code: 'TX_NOT_SEEN', txHash: txHash(`0x${'7'.repeat(64)}`) };
    expect(await cancelOrder(byDelegate)).toEqual(err(refusal));
    expect(row()).toMatchObject({ stage: 'open', cancel: { by: 'chain' } });
  });

  it('twice at one moment is once', async () => {
    rest();
    const [first, second] = await Promise.all([cancelOrder(byDelegate), cancelOrder(byDelegate)]);
    expect([first, second]).toEqual([
      ok(null),
      err({ code: 'ORDER_NOT_CANCELLABLE', why: 'being-cancelled', stage: 'open' }),
    ]);
    expect(sent).toHaveLength(1);
    expect(locks.held.size).toBe(0);
  });

  it('by the owner is refused when the journaled terms are not what was signed', async () => {
    rest();
    expect(await cancelOrder({ clientOrderId: id, by: 'owner' })).toMatchObject({
      error: {
        code: 'SIGNING_REFUSED',
        rule: 'order.digest',
        expected: sampleSignature(1).orderDigest,
      },
    });
    expect(sent).toEqual([]);
    expect(facts()).toEqual(['signed', 'pending']);
  });
});

describe('cancelling at the venue', () => {
  const byVenue = { clientOrderId: id, by: 'venue' } as const;

  it('is journaled before it is asked, and looked up whatever it answers', async () => {
    rest();
    expect(await cancelOrder(byVenue)).toEqual(ok(null));
    expect(asked).toEqual([`/o/{orderId} ${venueId(1)}, venue`]);
    expect(row()).toMatchObject({ stage: 'open', cancel: { by: 'venue' } });
    expect(lookedUp).toMatchObject([{ clientOrderId: id }]);
    expect(sent).toEqual([]);
  });

  it('is not possible before the venue has given the order an id, and nothing is written', async () => {
    bench.unknown(1);
    const before = facts();
    expect(await cancelOrder(byVenue)).toEqual(
      err({ code: 'ORDER_NOT_CANCELLABLE', why: 'unconfirmed', stage: 'submitted' }),
    );
    expect(facts()).toEqual(before);
    expect(asked).toEqual([]);
  });

  it('is not possible where the settings name no endpoint, and nothing is written', async () => {
    bench.temp.remove();
    start(null);
    rest();
    const before = facts();
    expect(await cancelOrder(byVenue)).toEqual(
      err({ code: 'NOT_AVAILABLE', what: 'venue-cancel' }),
    );
    expect(facts()).toEqual(before);
    expect(asked).toEqual([]);
  });
});

describe('there is nothing to cancel', () => {
  const fill = { txHash: null, boughtAmount: '87', price: null };
  it.each<readonly [NotCancellable, OrderStage, () => void]>([
    ['being-sent', 'created', () => bench.recorder.create(sampleOrder(1))],
    ['being-sent', 'signed', () => bench.signed(1)],
    ['placed-elsewhere', 'open', () => bench.recorder.create(sampleOrder(1, { stage: 'open' }))],
    [
      'final',
      'filled',
      () => {
        rest();
        record({ type: 'filled', venueOrderId: null, fill });
      },
    ],
    [
      'final',
      'cancelled',
      () => {
        rest();
        record({ type: 'cancelled', venueOrderId: null, reason: { code: 'TEXT', text: '' } });
      },
    ],
  ])('in an order that is %s: %s', async (why, stage, prepare) => {
    prepare();
    const before = facts();
    expect(await cancelOrder(byDelegate)).toEqual(
      err({ code: 'ORDER_NOT_CANCELLABLE', why, stage }),
    );
    expect(facts()).toEqual(before);
    expect(sent).toEqual([]);
  });

  it('of an unknown order', async () => {
    expect(await cancelOrder(byDelegate)).toEqual(err({ code: 'NOT_FOUND', what: 'order' }));
  });
});
