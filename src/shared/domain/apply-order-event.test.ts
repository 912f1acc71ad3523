import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOrderEvent } from './apply-order-event.ts';
import { createElsewhereOrder } from './create-order.ts';
import {
  clientOrderId,
  type Hex,
  ownerAddress,
  tokenAddress,
  txHash,
  venueOrderId,
} from './ids.ts';
import type { Order, OrderTerms } from './order.ts';
import type { OrderEvent, OrderFact } from './order-event.ts';
import { isFinal } from './order-stage.ts';

const id = venueOrderId('lev_1');
const at = 1_776_944_355_000;
const hash = (digit: number): Hex => `0x${`${digit}`.repeat(64)}`;

const open = createElsewhereOrder({
  clientOrderId: clientOrderId('ord_00000000000000000000000000000001'),
  venueOrderId: id,
  account: ownerAddress(`0x${'a'.repeat(40)}`),
  chainId: 146,
  terms: null,
  at,
});
const submitted: Order = { ...open, venueOrderId: null, origin: 'here', stage: 'submitted' };

const event = (fact: OrderFact): OrderEvent => ({ at, source: 'frame', ...fact });
const apply = (order: Order, facts: readonly OrderFact[]): Order =>
  facts.map(event).reduce(applyOrderEvent, order);

const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const fill = fc.record({
  txHash: nullable(fc.integer({ min: 1, max: 3 }).map((n) => txHash(hash(n)))),
  boughtAmount: nullable(fc.constantFrom('87', '86.9')),
  price: nullable(fc.constantFrom('0.0458', '0.046')),
});
const failure = fc.record({
  by: fc.constant('venue' as const),
  code: fc.constantFrom('ORDER_REVERTED', 'ORDER_BELOW_MIN_EQUITY'),
  message: fc.constantFrom('', 'Return amount is not enough'),
});
const venueFact: fc.Arbitrary<OrderFact> = fc.oneof(
  fc.constant<OrderFact>({ type: 'pending', venueOrderId: id }),
  fill.map((facts): OrderFact => ({ type: 'filled', venueOrderId: id, fill: facts })),
  failure.map((facts): OrderFact => ({ type: 'failed', venueOrderId: id, failure: facts })),
  fc.constant<OrderFact>({ type: 'expired', venueOrderId: id }),
  fc.constant<OrderFact>({
    type: 'cancelled',
    venueOrderId: id,
    reason: { code: 'TEXT', text: 'sibling fired' },
  }),
);
const venueFacts = fc.array(venueFact, { maxLength: 8 });

describe('venue facts', () => {
  it('lead to the same order in any sequence and with any repetition', () => {
    const story = venueFacts.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(story, fc.constantFrom(open, submitted), ([facts, shuffled], start) => {
        expect(apply(start, shuffled)).toEqual(apply(start, facts));
      }),
      { numRuns: 500 },
    );
  });

  it('settle an order the same way wherever this terminal’s own facts fall between them', () => {
    const local: readonly OrderFact[] = [
      { type: 'submitting' },
      { type: 'outcome-unknown', reason: { code: 'TEXT', text: 'time-out' } },
      { type: 'cancel-requested', by: 'chain' },
      { type: 'cancel-failed', reason: { code: 'TEXT', text: 'no coin for gas' } },
      { type: 'attention', reason: { code: 'TEXT', text: 'not found' } },
    ];
    const story = fc
      .tuple(venueFacts, fill)
      .map(([facts, last]): OrderFact[] => [
        ...facts,
        { type: 'filled', venueOrderId: id, fill: last },
        ...local,
      ])
      .chain((facts) =>
        fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
      );
    fc.assert(
      fc.property(story, ([facts, shuffled]) => {
        expect(apply(submitted, shuffled)).toEqual(apply(submitted, facts));
      }),
    );
  });

  it('change nothing when repeated immediately', () => {
    fc.assert(
      fc.property(venueFacts, venueFact, (facts, last) => {
        const once = apply(open, [...facts, last]);
        expect(apply(once, [last])).toEqual(once);
      }),
    );
  });

  it('never reopen a final stage and never undo a fill', () => {
    fc.assert(
      fc.property(venueFacts, venueFacts, (before, after) => {
        const first = apply(open, before);
        const then = apply(first, after);
        if (isFinal(first.stage)) expect(isFinal(then.stage)).toBe(true);
        if (first.stage === 'filled') expect(then.stage).toBe('filled');
      }),
    );
  });
});

describe('contradicting facts', () => {
  const failed = (code: string, message: string): OrderFact => ({
    type: 'failed',
    venueOrderId: id,
    failure: { by: 'venue', code, message },
  });
  const filled: OrderFact = {
    type: 'filled',
    venueOrderId: id,
    fill: { txHash: null, boughtAmount: '87', price: null },
  };
  const cancelled: OrderFact = {
    type: 'cancelled',
    venueOrderId: id,
    reason: { code: 'TEXT', text: '' },
  };
  const expired: OrderFact = { type: 'expired', venueOrderId: id };

  it.each([
    ['filled', [cancelled, filled]],
    ['cancelled', [expired, cancelled]],
    ['expired', [failed('ORDER_REVERTED', ''), expired]],
  ] as const)('end as %s, the outcome hardest to undo', (stage, facts) => {
    const order = apply(open, facts);
    expect(order).toMatchObject({ stage, failure: null });
  });

  it('complement each other when compatible: a fill can arrive in parts', () => {
    const hashed = { txHash: txHash(hash(1)), boughtAmount: null, price: null };
    const order = apply(open, [filled, { ...filled, fill: hashed }]);
    expect(order.fill).toEqual({ txHash: hash(1), boughtAmount: '87', price: null });
  });

  it('keep the more informative failure', () => {
    const telling = failed('ORDER_REVERTED', 'Return amount is not enough');
    const order = apply(open, [failed('ORDER_REVERTED', ''), telling, failed('UNKNOWN', '')]);
    expect(order.failure).toEqual({
      by: 'venue',
      code: 'ORDER_REVERTED',
      message: 'Return amount is not enough',
    });
  });

  it('keep the first venue id', () => {
    const other: OrderFact = { ...filled, venueOrderId: venueOrderId('lev_2') };
    expect(apply(open, [other])).toMatchObject({ stage: 'filled', venueOrderId: id });
  });
});

const terms: OrderTerms = {
  intent: 'open-short',
  kind: 'market',
  symbol: 'wS-USDC',
  sellToken: tokenAddress(`0x${'1'.repeat(40)}`),
  sellSymbol: 'wS',
  buyToken: tokenAddress(`0x${'2'.repeat(40)}`),
  buySymbol: 'USDC',
  sellAmount: '100',
  protection: { kind: 'slippage', minBuyAmount: '4.5' },
  feeAmount: '1',
  validTo: 1_776_944_415,
};

describe('an order placed here', () => {
  it('has an unknown outcome from a lost reply until the first proof', () => {
    const doubt = apply(submitted, [
      { type: 'outcome-unknown', reason: { code: 'TEXT', text: 'time-out' } },
    ]);
    expect(doubt).toMatchObject({ stage: 'submitted', outcomeUnknown: true });
    expect(apply(doubt, [{ type: 'pending', venueOrderId: id }])).toMatchObject({
      stage: 'open',
      outcomeUnknown: false,
      venueOrderId: id,
    });
  });

  it('keeps its known outcome when the reply is lost after the venue announced it', () => {
    const known = apply(submitted, [{ type: 'pending', venueOrderId: id }]);
    const late = apply(known, [
      { type: 'outcome-unknown', reason: { code: 'TEXT', text: 'time-out' } },
    ]);
    expect(late).toMatchObject({ stage: 'open', outcomeUnknown: false });
  });

  it('that needs attention still accepts new facts', () => {
    const stuck = apply(submitted, [
      { type: 'attention', reason: { code: 'TEXT', text: 'not found' } },
    ]);
    expect(stuck.stage).toBe('attention');
    expect(apply(stuck, [{ type: 'pending', venueOrderId: id }]).stage).toBe('open');
    const facts = { txHash: null, boughtAmount: '87', price: null };
    const filled = apply(stuck, [{ type: 'filled', venueOrderId: null, fill: facts }]);
    expect(filled).toMatchObject({ stage: 'filled', fill: facts });
  });

  it('that fills while a cancel is pending is filled', () => {
    const fill = { txHash: null, boughtAmount: null, price: null };
    const order = apply(open, [
      { type: 'cancel-requested', by: 'chain' },
      { type: 'filled', venueOrderId: id, fill },
    ]);
    expect(order).toMatchObject({ stage: 'filled', cancel: null });
  });

  it('whose cancellation was refused is unchanged', () => {
    const refused = apply(open, [
      { type: 'cancel-requested', by: 'chain' },
      { type: 'cancel-failed', reason: { code: 'TEXT', text: 'no coin for gas' } },
    ]);
    expect(refused).toEqual(open);
    expect(apply(refused, [{ type: 'cancel-requested', by: 'chain' }])).toMatchObject({
      stage: 'open',
      cancel: { by: 'chain', requestedAt: at },
    });
  });

  it('gets new terms only while it is unsigned', () => {
    const created: Order = { ...submitted, stage: 'created' };
    expect(apply(created, [{ type: 'repriced', terms }]).terms).toEqual(terms);
    expect(apply(submitted, [{ type: 'repriced', terms }])).toEqual(submitted);
  });

  it('shows the latest requested cancellation: dropped by the venue does not invalidate the signature', () => {
    const atVenue = apply(open, [{ type: 'cancel-requested', by: 'venue' }]);
    expect(atVenue).toMatchObject({ cancel: { by: 'venue', requestedAt: at } });
    const dropped = apply(atVenue, [
      { type: 'cancelled', venueOrderId: id, reason: { code: 'TEXT', text: '' } },
    ]);
    expect(dropped).toMatchObject({ stage: 'cancelled', cancel: { by: 'venue' } });
    expect(apply(atVenue, [{ type: 'cancel-requested', by: 'chain' }])).toMatchObject({
      cancel: { by: 'chain' },
    });
    expect(
      apply(atVenue, [{ type: 'cancel-failed', reason: { code: 'TEXT', text: '501' } }]),
    ).toEqual(open);
  });

  it('keeps the first signature', () => {
    expect(apply(submitted, [{ type: 'submitting' }]).stage).toBe('submitted');
    expect(apply(open, [{ type: 'submitting' }]).stage).toBe('open');
  });
});
