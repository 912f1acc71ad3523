import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknown, value } from '../domain/figure.ts';
import type { Fill } from '../domain/history.ts';
import { ownerAddress } from '../domain/ids.ts';
import { MARKET, NOW } from '../domain/testing.ts';
import { decimal, toText } from './decimal.ts';
import { repairEntryPrice, repairFill } from './repair-fill.ts';

/** 80 wS bought for 4 USDC at 0.05, with 1 % of fee. */
const fill: Fill = {
  id: 'trade-1',
  account: ownerAddress(`0x${'a'.repeat(40)}`),
  venueOrderId: null,
  symbol: 'wS-USDC',
  side: 'buy',
  price: value('0.05'),
  size: '80',
  notional: value('4'),
  fee: value('0.04'),
  feeSymbol: 'USDC',
  txHash: null,
  at: NOW,
  repaired: false,
};
const repair = (change: Partial<Fill>, mark: string | null = '0.05') =>
  repairFill({ ...fill, ...change }, MARKET, mark);

describe('the price of a fill', () => {
  it('of more than 100 × mark that its notional contradicts becomes notional / size', () => {
    const raw = value('50000000000000000');
    expect(repair({ price: raw })).toMatchObject({ price: value('0.05'), repaired: true });
    expect(repair({ price: raw, notional: unknown('no-data') })).toMatchObject({
      price: unknown('malformed'),
      repaired: true,
    });
  });

  it.each([
    ['its notional agrees with it', { price: value('5'), notional: value('400') }],
    ['its notional is rounded', { price: value('5.01'), notional: value('400') }],
    ['it has a fraction and no notional', { price: value('5.0123'), notional: unknown('no-data') }],
    ['it is no base units of any token', { price: value('6'), notional: unknown('no-data') }],
  ] as const)('is kept after a fall of 100 × where %s', (_, change) => {
    expect(repair(change)).toEqual({ ...fill, ...change });
  });

  it('is never changed by a fall, however deep, as long as its notional agrees', () => {
    const falls = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(falls, fc.integer({ min: 1, max: 1_000_000 }), (times, cents) => {
        const price = decimal(`${cents}`).div(decimal('100'));
        const notional = value(toText(price.times(decimal(fill.size))));
        const mark = toText(price.div(decimal(`${times}`)));
        expect(repair({ price: value(toText(price)), notional }, mark).repaired).toBe(false);
      }),
    );
  });

  it('stays as it came without a mark, and is judged once there is one', () => {
    const price = value('50000000000000000');
    const stored = repair({ price }, null);
    expect(stored).toEqual({ ...fill, price });
    expect(repairFill(stored, MARKET, '0.05')).toMatchObject({
      price: value('0.05'),
      repaired: true,
    });
  });
});

describe('the fee of a fill', () => {
  it('of 1 % in a token worth 0.0005 USD is no raw fee: 80 tokens are 0.04 USD', () => {
    const cheap = { size: '8000', price: value('0.0005'), fee: value('80'), feeSymbol: 'wS' };
    expect(repair({ ...cheap, side: 'sell' }, '0.0005')).toEqual({
      ...fill,
      ...cheap,
      side: 'sell',
    });
  });

  it('is raw above 10 × notional, in quote: 800 wS at 0.05 are 40 USDC', () => {
    const of = (fee: string, feeSymbol: string) => repair({ fee: value(fee), feeSymbol });
    expect(of('40', 'USDC').repaired).toBe(false);
    expect(of('41', 'USDC')).toMatchObject({ fee: value('0.000041'), repaired: true });
    expect(of('800', 'wS').repaired).toBe(false);
    expect(of('801', 'wS')).toMatchObject({ fee: value('0.000000000000000801'), repaired: true });
  });

  it('in base units is divided by the decimals of its token, by default the one sold', () => {
    const raw = { fee: value('875000000000000000'), feeSymbol: null, side: 'sell' } as const;
    expect(repair(raw)).toMatchObject({ fee: value('0.875'), repaired: true });
    expect(repair({ fee: value('40000'), feeSymbol: null })).toMatchObject({ fee: value('0.04') });
  });

  it('in base units of a token that is not known is unknown', () => {
    const raw = { ...fill, fee: value('40000') };
    const unreadable = { fee: unknown('no-data'), repaired: true };
    expect(repairFill(raw, null, null)).toMatchObject(unreadable);
    expect(repair({ ...raw, feeSymbol: 'XYZ' })).toMatchObject(unreadable);
  });

  it('at any token price is never taken for raw while it is at most a tenth of the notional', () => {
    const price = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(price, fc.integer({ min: 1, max: 1_000 }), (billionths, perMille) => {
        const size = toText(decimal('4').div(decimal(`0.${`${billionths}`.padStart(9, '0')}`)));
        const fee = toText(
          decimal(size)
            .times(decimal(`${perMille}`))
            .div(decimal('10000')),
        );
        const row = { size, fee: value(fee), feeSymbol: 'wS', side: 'sell' } as const;
        expect(repair({ ...row, price: unknown('no-data') }).repaired).toBe(false);
      }),
    );
  });
});

it('a repaired fill is judged again without effect', () => {
  const once = repair({ price: value('50000000000000000'), fee: value('40000') });
  expect(repairFill(once, MARKET, '0.05')).toEqual(once);
});

describe('the entry price of a position', () => {
  const row = { notional: value('4'), size: '80', mark: value('0.05') };

  it('in base units becomes notional / size', () => {
    const repaired = { figure: value('0.05'), repaired: true };
    expect(repairEntryPrice(value('45800000000000000'), row)).toEqual(repaired);
    expect(repairEntryPrice(value('45800'), row)).toEqual(repaired);
  });

  it.each(['0.0458', '6.25', '6'])('of %s is kept, though the mark fell far below it', (entry) => {
    expect(repairEntryPrice(value(entry), row)).toEqual({ figure: value(entry), repaired: false });
  });
});
