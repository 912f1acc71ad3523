import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import type { PolicyFacts } from '../../shared/policy/policy-facts.ts';
import { facts, openLong, session } from '../../shared/policy/testing.ts';
import { err, ok } from '../../shared/result.ts';
import { clientId } from '../testing/sample-order.ts';
import { signableCall } from '../testing/signable-call.ts';
import { sampleSignature, type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { createPlaceOrder, type PlaceOrder } from './place-order.ts';
import type { PrepareOrder } from './prepare-order.ts';
import { createSessionLocks } from './session-locks.ts';
import type { SubmitOrder } from './submit-order.ts';

const CLOSE = clientId(1);
const OPEN = clientId(2);
const KEYCHAIN_LOCKED: AppError = { code: 'KEYCHAIN_LOCKED', detail: 'prompt dismissed' };

let bench: TempRecorder;
let placeOrder: PlaceOrder;
/** What policy sees; a test changes it before it places an order. */
let now: PolicyFacts;
/** What becomes of the venue's fee while it is confirmed. */
let onConfirm: () => void;
/** Stands in for the signing that a test wants to go wrong. */
let instead: PrepareOrder | null;
/** What happened, in order. */
let steps: string[];
const locks = createSessionLocks();

const { order: engineOrder, call: sessionCall } = signableCall();
const request = { order: engineOrder, sessionCall, delegateSignature: '0x' } as const;

const prepare: PrepareOrder = async (ready) => {
  const { clientOrderId } = ready.order;
  steps.push(`sign ${row(clientOrderId)?.stage}, held: ${locks.held.has(ready.session.sessionId)}`);
  if (instead) return instead(ready);
  const signature = sampleSignature(1);
  const order = bench.recorder.record(clientOrderId, 'terminal', { type: 'signed', signature });
  return ok({ order, request });
};

const submit: SubmitOrder = async (order) => {
  steps.push(`submit ${order.clientOrderId === CLOSE ? 'first' : 'second'}, ${order.stage}`);
  return order;
};

beforeEach(() => {
  bench = tempRecorder();
  now = facts;
  onConfirm = () => undefined;
  instead = null;
  steps = [];
  placeOrder = createPlaceOrder(bench.core, {
    facts: () => now,
    fees: { confirm: async () => onConfirm() },
    locks,
    prepare,
    submit,
  });
});
afterEach(async () => {
  await bench.core.background.settled();
  bench.temp.remove();
});

const row = (id: typeof CLOSE) => bench.temp.database.orders.byClientId(id);
const long = (sellAmount = '1'): OrderDraft => ({
  ...openLong(sellAmount),
  account: bench.temp.account,
});
const contingent = (sellAmount = '1') => ({ clientOrderId: OPEN, draft: long(sellAmount) });

describe('placing an order', () => {
  it('journals the intent, signs it while its session is held, and only then submits it', async () => {
    expect(await placeOrder(CLOSE, long())).toEqual(ok(null));
    await bench.core.background.settled();
    expect(steps).toEqual(['sign created, held: true', 'submit first, signed']);
    expect(row(CLOSE)).toMatchObject({
      origin: 'here',
      chainId: 146,
      terms: { intent: 'open-long', sellAmount: '1', feeAmount: '0.01' },
    });
    expect(locks.held.has(session.sessionId)).toBe(false);
  });

  it('answers once sending has begun, without waiting for the venue', async () => {
    let answer = (): void => undefined;
    const place = createPlaceOrder(bench.core, {
      facts: () => now,
      fees: { confirm: async () => undefined },
      locks,
      prepare,
      submit: (order) =>
        new Promise((resolve) => {
          answer = () => resolve(order);
        }),
    });
    expect(await place(CLOSE, long())).toEqual(ok(null));
    answer();
  });

  it('gives an order with the terms of a held one a validTo of its own', async () => {
    await placeOrder(CLOSE, long());
    await placeOrder(OPEN, long());
    const [first, second] = [row(CLOSE)?.terms?.validTo, row(OPEN)?.terms?.validTo];
    expect(second).toBe((first ?? 0) + 1);
  });

  it('is refused for a client order id used before, and leaves that order alone', async () => {
    await placeOrder(CLOSE, long());
    const before = row(CLOSE);
    expect(await placeOrder(CLOSE, long('2'))).toEqual(
      err({ code: 'ALREADY_EXISTS', what: 'order' }),
    );
    expect(row(CLOSE)).toEqual(before);
  });

  it('is refused with every violation, and nothing is written or signed', async () => {
    now = { ...facts, connection: 'offline', keychain: 'locked' };
    const refused = await placeOrder(CLOSE, long());
    const violations =
      refused.ok || refused.error.code !== 'POLICY_REFUSED' ? [] : refused.error.violations;
    expect(violations.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['NOT_LIVE', 'KEYCHAIN_NOT_READY']),
    );
    expect([row(CLOSE), steps]).toEqual([null, []]);
  });

  it.each(['busy', 'unusable'] as const)('is refused while its session is %s', async (kind) => {
    now = { ...facts, lane: { kind, session } };
    expect(await placeOrder(CLOSE, long())).toMatchObject({ error: { code: 'POLICY_REFUSED' } });
    expect([row(CLOSE), steps]).toEqual([null, []]);
  });

  it('is refused without a session', async () => {
    now = { ...facts, lane: { kind: 'none' } };
    expect(await placeOrder(CLOSE, long())).toMatchObject({
      error: { code: 'POLICY_REFUSED', violations: [{ code: 'NO_SESSION' }] },
    });
  });

  it('is refused at a rate that rose after it was confirmed, and nothing is written', async () => {
    now = { ...facts, fees: { kind: 'relayer', bps: 100, asOf: facts.now } };
    onConfirm = () => {
      now = { ...now, fees: { kind: 'relayer', bps: 150, asOf: facts.now } };
    };
    expect(await placeOrder(CLOSE, long())).toMatchObject({
      error: {
        code: 'POLICY_REFUSED',
        violations: expect.arrayContaining([{ code: 'FEE_RAISED', fromBps: 100, toBps: 150 }]),
      },
    });
    expect(row(CLOSE)).toBeNull();
  });

  it('ends as failed with the reason when it cannot be signed: nothing was sent', async () => {
    instead = async () => err(KEYCHAIN_LOCKED);
    expect(await placeOrder(CLOSE, long())).toEqual(err(KEYCHAIN_LOCKED));
    await bench.core.background.settled();
    expect(row(CLOSE)).toMatchObject({
      stage: 'failed',
      failure: { by: 'terminal', code: 'KEYCHAIN_LOCKED', refusal: KEYCHAIN_LOCKED },
    });
    expect(steps).toEqual(['sign created, held: true']);
    expect(locks.held.has(session.sessionId)).toBe(false);
  });

  it('lets go of the session even when signing throws', async () => {
    instead = () => Promise.reject(new Error('bug'));
    await expect(placeOrder(CLOSE, long())).rejects.toThrow('bug');
    expect(locks.held.has(session.sessionId)).toBe(false);
    expect(row(CLOSE)?.stage).toBe('created');
  });
});

describe('an order with a contingent order', () => {
  it('journals both at once, and signs and submits the first alone', async () => {
    expect(await placeOrder(CLOSE, long(), contingent('2'))).toEqual(ok(null));
    await bench.core.background.settled();
    expect(steps).toEqual(['sign created, held: true', 'submit first, signed']);
    expect(row(OPEN)).toMatchObject({
      stage: 'created',
      parentOrderId: CLOSE,
      signature: null,
      terms: { sellAmount: '2' },
    });
    const [shown] = bench.deltas.flatMap(({ changes }) => changes);
    expect(shown).toMatchObject({
      slice: 'orders',
      upsert: [{ clientOrderId: OPEN }, { clientOrderId: CLOSE }],
    });
  });

  it('is refused for a contingent id used before, and nothing is written', async () => {
    await placeOrder(OPEN, long());
    expect(await placeOrder(CLOSE, long(), contingent())).toEqual(
      err({ code: 'ALREADY_EXISTS', what: 'order' }),
    );
    expect(row(CLOSE)).toBeNull();
  });

  it('is refused when the contingent one has no terms, and nothing is written', async () => {
    const unknownMarket = { clientOrderId: OPEN, draft: { ...long(), symbol: 'wBTC-USDC' } };
    expect(await placeOrder(CLOSE, long(), unknownMarket)).toMatchObject({
      error: {
        code: 'POLICY_REFUSED',
        violations: expect.arrayContaining([{ code: 'UNKNOWN_MARKET', symbol: 'wBTC-USDC' }]),
      },
    });
    expect([row(CLOSE), row(OPEN), steps]).toEqual([null, null, []]);
  });

  it('is journaled although policy would refuse the contingent one now: it is judged again in its turn', async () => {
    expect(await placeOrder(CLOSE, long(), contingent('50'))).toEqual(ok(null));
    expect(row(OPEN)?.stage).toBe('created');
  });

  it('ends both rows when the first cannot be signed, the second by what became of the first', async () => {
    instead = async () => err(KEYCHAIN_LOCKED);
    await placeOrder(CLOSE, long(), contingent());
    expect(row(CLOSE)).toMatchObject({ stage: 'failed', failure: { code: 'KEYCHAIN_LOCKED' } });
    expect(row(OPEN)).toMatchObject({
      stage: 'failed',
      failure: { by: 'terminal', code: 'CLOSE_NOT_FILLED' },
    });
  });
});

describe('a contingent order in its turn', () => {
  beforeEach(async () => {
    await placeOrder(CLOSE, long(), contingent());
    await bench.core.background.settled();
    steps = [];
  });

  it('gets current terms before it is signed and submitted', async () => {
    const before = row(OPEN)?.terms?.validTo ?? 0;
    now = { ...facts, now: facts.now + 30_000 };
    expect(await placeOrder.waiting(contingent())).toEqual(ok(null));
    await bench.core.background.settled();
    expect(steps).toEqual(['sign created, held: true', 'submit second, signed']);
    expect(row(OPEN)?.terms?.validTo).toBe(before + 30);
    const [repriced, signed] = bench.temp.database.journal.events(OPEN);
    expect([repriced?.type, signed?.type]).toEqual(['repriced', 'signed']);
  });

  it('is refused by the policy of that moment, and its row is left to the caller', async () => {
    now = { ...facts, connection: 'offline' };
    expect(await placeOrder.waiting(contingent())).toMatchObject({
      error: { code: 'POLICY_REFUSED' },
    });
    expect(row(OPEN)).toMatchObject({ stage: 'created', failure: null });
    expect(steps).toEqual([]);
  });

  it('is left to the caller when it cannot be signed', async () => {
    instead = async () => err(KEYCHAIN_LOCKED);
    expect(await placeOrder.waiting(contingent())).toEqual(err(KEYCHAIN_LOCKED));
    expect(row(OPEN)).toMatchObject({ stage: 'created', failure: null });
  });
});
