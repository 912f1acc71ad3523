import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { value } from '../../../shared/domain/figure.ts';
import { CHAIN_ID, catalog, OWNER, usdc, ws } from '../../testing/venue-fixtures.ts';
import { parseFrame } from './parse-frame.ts';

const AT = 1776944355999;
const context = { account: OWNER, chainId: CHAIN_ID, catalog, at: AT };
const parse = (frame: unknown) => parseFrame(JSON.stringify(frame), context);
const hash = `0x${'ab'.repeat(32)}`;

/** The frames in the venue's notes, verbatim except for the ellipses in addresses and ids. */
const examples = {
  order_pending: {
    type: 'order_pending',
    address: OWNER.toLowerCase(),
    chainId: 146,
    data: {
      orderId: 'lev_1',
      status: 'pending',
      orderType: 'open',
      createdAt: 1776944355,
      invalidate: ['order'],
    },
  },
  balance_update: {
    type: 'balance_update',
    address: OWNER,
    chainId: 146,
    data: {
      asset: ws.address,
      eventSig: 'Borrow',
      blockNumber: 12345,
      timestamp: 1776944355,
      invalidate: true,
      balances: [
        {
          chainId: 146,
          network: 'Sonic',
          token: 'wS',
          tokenAddress: ws.address,
          totalBalance: '1.5',
          usdValue: '0.065',
          pnlPct: '+2.4%',
        },
      ],
    },
  },
} as const;

const frame = (type: string, data: unknown) => ({ type, address: OWNER, chainId: 146, data });

describe('a frame of the account channel', () => {
  it('order_pending reports that the venue has the order, and since when', () => {
    expect(parse(examples.order_pending)).toEqual({
      kind: 'order',
      venueOrderId: 'lev_1',
      createdAt: 1776944355000,
      event: { at: AT, source: 'frame', type: 'pending', venueOrderId: 'lev_1' },
    });
  });

  it('balance_update carries all balances', () => {
    expect(parse(examples.balance_update)).toEqual({
      kind: 'balances',
      blockNumber: 12345,
      balances: [
        {
          chainId: 146,
          network: 'Sonic',
          symbol: 'wS',
          token: ws.address,
          total: '1.5',
          usdValue: value('0.065'),
        },
      ],
    });
  });

  it('balance_update without balances only reports that they changed', () => {
    const { balances, ...signal } = examples.balance_update.data;
    expect(parse(frame('balance_update', signal))).toEqual({ kind: 'balances-stale' });
    expect(parse(frame('balance_update', { ...signal, balances: null }))).toEqual({
      kind: 'balances-stale',
    });
  });

  it('balance_update with an empty list clears the balances', () => {
    const data = { ...examples.balance_update.data, balances: [] };
    expect(parse(frame('balance_update', data))).toMatchObject({ kind: 'balances', balances: [] });
  });

  it('order_filled carries the amount bought and the price, if it states them', () => {
    const data = {
      orderId: 'lev_1',
      txHash: hash,
      sellToken: usdc.address,
      buyToken: ws.address,
      sellAmount: '4000000',
      buyAmount: '80000000000000000000',
    };
    expect(parse(frame('order_filled', data))).toMatchObject({
      event: { type: 'filled', fill: { txHash: hash, boughtAmount: '80', price: '0.05' } },
    });
    expect(parse(frame('order_filled', { orderId: 'lev_1' }))).toMatchObject({
      createdAt: null,
      event: { type: 'filled', fill: { txHash: null, boughtAmount: null, price: null } },
    });
  });

  it('order_failed carries code and message unchanged', () => {
    const data = {
      orderId: 'lev_1',
      status: 'failed',
      errorMessage: 'ORDER_REVERTED: Error(string): Return amount is not enough',
      errorCode: 'ORDER_REVERTED',
    };
    expect(parse(frame('order_failed', data))).toMatchObject({
      event: {
        type: 'failed',
        failure: { by: 'venue', code: data.errorCode, message: data.errorMessage },
      },
    });
    expect(parse(frame('order_failed', { ...data, status: 'expired' }))).toMatchObject({
      event: { type: 'expired', venueOrderId: 'lev_1' },
    });
  });

  it('order_cancelled carries the reason', () => {
    const data = { orderId: 'lev_1', errorCode: 'NONCE_MOVED', errorMessage: 'the nonce moved' };
    expect(parse(frame('order_cancelled', data))).toMatchObject({
      event: { type: 'cancelled', reason: { code: 'TEXT', text: 'the nonce moved' } },
    });
  });

  it('for another account or chain is foreign', () => {
    expect(parse({ ...examples.order_pending, address: usdc.address })).toEqual({
      kind: 'foreign',
    });
    expect(parse({ ...examples.order_pending, chainId: 1 })).toEqual({ kind: 'foreign' });
  });

  it('of an unknown type names the type, cut and cleaned', () => {
    const type = `future\u0000${'x'.repeat(100)}`;
    expect(parse({ ...examples.order_pending, type })).toEqual({
      kind: 'unknown-type',
      type: `future ${'x'.repeat(53)}`,
    });
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(parse({ type: name })).toEqual({ kind: 'unknown-type', type: name });
    }
  });

  it('answers to our own messages need no address', () => {
    expect(parse({ type: 'subscribed', channel: 'account' })).toEqual({ kind: 'subscribed' });
    expect(parse({ type: 'pong' })).toEqual({ kind: 'pong' });
  });
});

describe('a malformed frame', () => {
  const malformed = (text: string) =>
    expect(parseFrame(text, context)).toMatchObject({ kind: 'malformed' });

  it('is one that is not JSON or has no type', () => {
    for (const text of ['', 'hello', '{', 'NaN', '{"type":NaN}', 'null', '[]', '7', '{"type":5}']) {
      malformed(text);
    }
  });

  it('is one of a known type without its documented fields, which it names', () => {
    expect(parse(frame('order_pending', {}))).toEqual({
      kind: 'malformed',
      detail: expect.stringContaining('order_pending: orderId'),
    });
    malformed(JSON.stringify({ type: 'order_filled', data: { orderId: 'lev_1' } }));
    malformed(JSON.stringify({ ...examples.order_pending, chainId: '146' }));
    malformed(JSON.stringify(frame('order_pending', { orderId: { $gt: '' } })));
    malformed(JSON.stringify(frame('balance_update', { balances: [{}] })));
    malformed(JSON.stringify(frame('balance_update', { balances: 'all' })));
  });

  it('is one with more balances than any account can have', () => {
    const [row] = examples.balance_update.data.balances;
    malformed(JSON.stringify(frame('balance_update', { balances: Array(501).fill(row) })));
  });

  it('does not quote what was sent', () => {
    const secret = '0xdeadbeef-secret';
    expect(JSON.stringify(parse(frame('order_pending', { orderId: `${secret} ` })))).not.toContain(
      secret,
    );
  });
});

describe('whatever is sent', () => {
  const surrogate = fc.constantFrom('\ud800', 'a\udfff', '\u0000', '__proto__', '😀');
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: false }),
    surrogate,
    fc.constantFrom(Number.MAX_VALUE, -0, 1e-320, '9'.repeat(500), [[[[[[]]]]]]),
  );

  it('no field of any frame makes the parser throw, and the result is plain data', () => {
    const known = ['order_pending', 'order_filled', 'order_failed', 'order_cancelled'];
    const fields = ['orderId', 'status', 'createdAt', 'txHash', 'sellToken', 'sellAmount'];
    const type = fc.constantFrom(...known, 'balance_update', 'other');
    const field = fc.constantFrom(...fields, 'errorCode', 'errorMessage', 'balances', '__proto__');
    fc.assert(
      fc.property(type, field, anything, (name, key, odd) => {
        const data = { orderId: 'lev_1', balances: [], [key]: odd };
        const text = JSON.stringify(frame(name, data), (_, v) => (typeof v === 'bigint' ? 0 : v));
        const result = parseFrame(text, context);
        expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
        expect(() => encodeURIComponent(JSON.stringify(result))).not.toThrow();
      }),
      { numRuns: 1_000 },
    );
  });

  it('no text makes the parser throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(parseFrame(text, context).kind).toBeTypeOf('string');
      }),
    );
  });

  it('__proto__ in JSON pollutes nothing', () => {
    const text = JSON.stringify(examples.order_pending).replace(
      '"data":{',
      '"__proto__":{"polluted":1},"data":{"__proto__":{"polluted":1},',
    );
    expect(parseFrame(text, context)).toMatchObject({ kind: 'order', venueOrderId: 'lev_1' });
    expect('polluted' in {}).toBe(false);
  });

  it('deep nesting is parsed or refused, never a crash', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(parseFrame(deep, context).kind).toBe('malformed');
    const inside = `{"type":"order_pending","address":"${OWNER}","chainId":146,"data":{"orderId":"a","x":${deep}}}`;
    expect(['order', 'malformed']).toContain(parseFrame(inside, context).kind);
  });
});
