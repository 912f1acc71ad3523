import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Hex, orderDigest, orderHash, sessionId, txHash } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { clientId, SAMPLE_TIME, sampleOrder, venueId } from '../testing/sample-order.ts';
import { type TempDatabase, tempDatabase } from '../testing/temp-database.ts';
import { unwrap } from '../testing/unwrap.ts';
import type { OrderFilter } from './database.ts';

let temp: TempDatabase;
beforeEach(() => {
  temp = tempDatabase();
});
afterEach(() => temp.remove());

const create = (...orders: readonly Order[]) => {
  for (const order of orders) temp.database.journal.create(order);
};
const find = (filter: Partial<OrderFilter> = {}, cursor: string | null = null, limit = 100) =>
  unwrap(
    temp.database.orders.page(
      { account: temp.account, stage: null, text: null, from: null, to: null, ...filter },
      { cursor, limit },
    ),
  );
const ids = (rows: readonly Order[]) => rows.map(({ clientOrderId }) => clientOrderId);
const failed = (n: number, message: string, code = 'ORDER_REVERTED') =>
  sampleOrder(n, { stage: 'failed', failure: { by: 'venue', code, message } });
const bytes32 = (digit: string): Hex => `0x${digit.repeat(64)}`;

describe('pages', () => {
  it('show every order once, newest first, while new orders arrive', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 25 });
    let n = 0;
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 7 }), (times, limit) => {
        const first = n + 1;
        const earlier = times.map((gap) => {
          n += 1;
          return sampleOrder(n, { createdAt: SAMPLE_TIME + first * 100 + gap });
        });
        create(...earlier);
        const seen: Order[] = [];
        const from = SAMPLE_TIME + first * 100;
        let cursor: string | null = null;
        do {
          const page = find({ from, to: from + 2 }, cursor, limit);
          seen.push(...page.rows);
          cursor = page.next;
          n += 1;
          create(sampleOrder(n, { createdAt: from + 2 }));
        } while (cursor && seen.length <= earlier.length);
        const made = seen.map(({ createdAt }) => createdAt);
        expect(made).toEqual([...made].sort((a, b) => b - a));
        expect(new Set(ids(seen)).size).toBe(seen.length);
        expect(ids(seen)).toEqual(expect.arrayContaining(ids(earlier)));
      }),
      { numRuns: 40 },
    );
  });

  it('separate any number of orders created in the same millisecond', () => {
    const orders = Array.from({ length: 1_010 }, (_, n) =>
      sampleOrder(n, { createdAt: SAMPLE_TIME }),
    );
    temp.database.journal.batch(() => create(...orders));
    expect(new Set(ids(find({}, null, 2_000).rows)).size).toBe(1_010);
    expect(find({ from: SAMPLE_TIME }, null, 2_000).rows).toHaveLength(1_010);
  });

  it('handle orders with early, late and absurd times', () => {
    const times = [0, -5, 1, 8.64e15, Number.MAX_SAFE_INTEGER];
    create(...times.map((createdAt, n) => sampleOrder(n, { createdAt })));
    expect(find().rows).toHaveLength(times.length);
  });

  it('contain one account only', () => {
    create(sampleOrder(1));
    const account = `0x${'bB'.repeat(20)}` as typeof temp.account;
    expect(find({ account }).rows).toEqual([]);
  });

  it('combine stage and time filters', () => {
    create(sampleOrder(1), failed(2, ''), failed(3, ''), failed(4, ''));
    const { createdAt } = sampleOrder(3);
    expect(ids(find({ stage: 'failed', from: createdAt }).rows)).toEqual([
      clientId(4),
      clientId(3),
    ]);
    expect(ids(find({ stage: 'failed', to: createdAt }).rows)).toEqual([clientId(3), clientId(2)]);
    expect(ids(find({ from: createdAt, to: createdAt }).rows)).toEqual([clientId(3)]);
  });

  it.each(['', ' ', 'x', '-1', '1.5', '1e3', '99999999999999999', '1; DROP TABLE orders', '٣'])(
    'reject a cursor that no page returned: %j',
    (cursor) => {
      const filter = { account: temp.account, stage: null, text: null, from: null, to: null };
      const answer = temp.database.orders.page(filter, { cursor, limit: 1 });
      expect(answer).toEqual({ ok: false, error: { code: 'BAD_CURSOR' } });
    },
  );
});

describe('search', () => {
  const hash = txHash(bytes32('c'));

  beforeEach(() => {
    create(
      sampleOrder(1, { venueOrderId: venueId(77) }),
      failed(2, 'Return amount is not enough'),
      failed(3, 'an unlucky "quoted" *star* NEAR miss 🚀', 'ORDER_BELOW_MIN_EQUITY'),
      sampleOrder(4, {
        stage: 'filled',
        fill: { txHash: hash, boughtAmount: '87', price: '0.046' },
      }),
    );
  });

  it.each([
    ['a market', 'wS-USDC', [4, 3, 2, 1]],
    ['a market in another case', 'ws-usdc', [4, 3, 2, 1]],
    ['an intent', 'open-long', [4, 3, 2, 1]],
    ['a venue id', 'lev_77', [1]],
    ['a client id', clientId(3), [3]],
    ['a transaction', hash, [4]],
    ['a code', 'ORDER_BELOW_MIN_EQUITY', [3]],
    ['words anywhere in a message', 'enough amount', [2]],
    ['the beginning of a word', 'enou', [2]],
    ['the beginning of a transaction', hash.slice(0, 12), [4]],
    ['words that no order has together', 'enough unlucky', []],
    ['nothing', '', [4, 3, 2, 1]],
    ['blanks', '  ', [4, 3, 2, 1]],
  ])('finds %s', (_, text, found) => {
    expect(ids(find({ text }).rows)).toEqual(found.map(clientId));
  });

  it('combines with the other filters and with paging', () => {
    const { createdAt } = sampleOrder(2);
    expect(ids(find({ text: 'usdc', stage: 'failed', to: createdAt }).rows)).toEqual([clientId(2)]);
    const first = find({ text: 'usdc' }, null, 3);
    expect(ids(first.rows)).toEqual([4, 3, 2].map(clientId));
    expect(ids(find({ text: 'usdc' }, first.next, 3).rows)).toEqual([clientId(1)]);
  });

  it('finds an order by its current text, not by its earlier text', () => {
    temp.database.journal.create(sampleOrder(9));
    const failure = { by: 'venue', code: 'ORDER_REVERTED', message: 'frobnicated' } as const;
    temp.database.journal.append(clientId(9), {
      at: SAMPLE_TIME,
      source: 'poll',
      type: 'failed',
      venueOrderId: venueId(9),
      failure,
    });
    expect(ids(find({ text: 'frobnicated' }).rows)).toEqual([clientId(9)]);
    temp.database.journal.append(clientId(9), {
      at: SAMPLE_TIME + 1,
      source: 'chain',
      type: 'expired',
      venueOrderId: null,
    });
    expect(find({ text: 'frobnicated' }).rows).toEqual([]);
  });

  it.each([
    '"',
    '*',
    '"*"',
    'a"b',
    'NEAR(',
    'NOT',
    'a OR',
    '^words',
    '{words}:',
    'words : x',
    '🚀',
    '\u0000',
    '\ud800',
    "'; --",
  ])('treats nothing in the text as syntax: %j', (text) => {
    expect(() => find({ text })).not.toThrow();
  });

  it('never fails, whatever the user types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        find({ text });
      }),
      { numRuns: 500 },
    );
  });
});

describe('looking orders up', () => {
  const signature = {
    sessionId: sessionId(bytes32('1')),
    nonce: 0,
    deadline: 1_776_944_415,
    orderHash: orderHash(bytes32('2')),
    orderDigest: orderDigest(bytes32('3')),
  };

  it('by digest returns the newest one', () => {
    create(sampleOrder(1, { signature }), sampleOrder(2, { signature }));
    expect(temp.database.orders.byDigest(signature.orderDigest)).toMatchObject({
      clientOrderId: clientId(2),
      signature,
    });
  });

  it('returns those that are not final and the latest final ones', () => {
    create(sampleOrder(1), failed(2, ''), failed(3, ''), sampleOrder(4, { stage: 'attention' }));
    const { orders } = temp.database;
    expect(ids(orders.unresolvedAll())).toEqual([clientId(4), clientId(1)]);
    expect(ids(orders.recent(temp.account, 1))).toEqual([4, 3, 1].map(clientId));
  });

  it('returns texts unchanged, even those that look like code', () => {
    const message = '{"__proto__":{"polluted":true}} \u0000 \ud83d \u2028 </script>';
    const order = failed(1, message, '__proto__');
    create(order);
    temp.reopen();
    expect(temp.database.orders.byClientId(clientId(1))).toEqual(order);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
