import { describe, expect, it } from 'vitest';
import type { OrderDraft } from '../domain/order-draft.ts';
import { DEFAULT_LIMITS } from '../domain/user-limits.ts';
import { checkPolicy } from './check-policy.ts';
import { codes, facts, openLong } from './testing.ts';

const limits = (changed: Partial<typeof DEFAULT_LIMITS>) => ({
  limits: { ...DEFAULT_LIMITS, ...changed },
});

/** A limit order for 4 of the sold token; mark is 0.0458. */
const limit = (intent: OrderDraft['intent'], minBuyAmount: string): OrderDraft => ({
  ...openLong('4'),
  intent,
  execution: { kind: 'limit', minBuyAmount, validForSeconds: 600 },
});

describe('the user’s own limits', () => {
  it('are off by default, except for the mistyped-price check', () => {
    expect(codes(openLong('4'))).toEqual([]);
    expect(codes(openLong('4'), { sentLastMinute: 1_000 })).toEqual([]);
  });

  it('block a limit order priced 5 % worse than mark, on either side', () => {
    // 4 USDC for 80 wS is 0.05, 9.2 % above mark; for 84 wS 4 % above.
    expect(codes(limit('open-long', '80'))).toEqual(['PRICE_TOO_FAR']);
    expect(codes(limit('open-long', '84'))).toEqual([]);
    expect(codes(limit('open-short', '0.17'))).toEqual(['PRICE_TOO_FAR']);
    expect(codes(limit('open-short', '0.176'))).toEqual([]);
    expect(codes(limit('open-long', '80'), limits({ maxPriceDeviationBps: 1_000 }))).toEqual([]);
    expect(codes(limit('open-long', '80'), limits({ maxPriceDeviationBps: null }))).toEqual([]);
  });

  it('allow any price better than mark', () => {
    expect(codes(limit('open-long', '400'))).not.toContain('PRICE_TOO_FAR');
    expect(codes(limit('open-short', '4'))).not.toContain('PRICE_TOO_FAR');
  });

  it('block an order above the maximum notional, and allow the exact maximum', () => {
    expect(codes(openLong('4'), limits({ maxNotional: '3.999999' }))).toEqual([
      'OVER_MAX_NOTIONAL',
    ]);
    expect(codes(openLong('4'), limits({ maxNotional: '4' }))).toEqual([]);
  });

  it('measure leverage on the account after the order, not on the order', () => {
    const { preview } = checkPolicy(openLong('4'), facts);
    const leverage = preview?.after.leverage ?? '';
    expect(codes(openLong('4'), limits({ maxLeverage: leverage }))).toEqual([]);
    expect(codes(openLong('4'), limits({ maxLeverage: '5' }))).toEqual(['OVER_MAX_LEVERAGE']);
  });

  it('block the order that exceeds the rate per minute', () => {
    const five = limits({ maxOrdersPerMinute: 5 });
    expect(codes(openLong('4'), { ...five, sentLastMinute: 4 })).toEqual([]);
    expect(codes(openLong('4'), { ...five, sentLastMinute: 5 })).toEqual(['TOO_MANY_ORDERS']);
  });

  it('never block a close by size, leverage or rate, only by a mistyped price', () => {
    const strict = limits({ maxNotional: '0.01', maxLeverage: '1', maxOrdersPerMinute: 1 });
    const close = codes(
      { ...openLong('4'), intent: 'close-long' },
      { ...strict, sentLastMinute: 9 },
    );
    expect(close.filter((code) => code.startsWith('OVER') || code === 'TOO_MANY_ORDERS')).toEqual(
      [],
    );
    expect(codes(limit('close-long', '0.17'), strict)).toContain('PRICE_TOO_FAR');
  });
});
