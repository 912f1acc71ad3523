import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookedValues } from './booked-values.ts';
import { decimal, toText } from './decimal.ts';
import { riskAccount } from './testing.ts';
import { fromBaseUnits } from './units.ts';

const texts = (account: Parameters<typeof bookedValues>[0]) => {
  const values = bookedValues(account);
  return values && [toText(values.equity), toText(values.maintenance)];
};

describe('booked values', () => {
  it('add two base units to each debt and round each value against the owner', () => {
    expect(texts(riskAccount({ collateral: '100', debt: '4' }))).toEqual([
      '95.999997999999999994',
      '2.080000040000000006',
    ]);
    expect(texts(riskAccount({ collateral: '100' }))).toEqual([
      '99.999999999999999994',
      '2.000000000000000006',
    ]);
  });

  it('never have negative equity, and are unknown without a price', () => {
    expect(texts(riskAccount({ collateral: '1', debt: '1' }))?.[0]).toBe('0');
    expect(bookedValues(riskAccount({ collateral: '1', price: null }))).toBeNull();
  });

  it('are never better than the contract’s own: collateral down, debt and maintenance up', () => {
    const wei = fc.bigInt({ min: 1n, max: 10n ** 24n });
    fc.assert(
      fc.property(wei, wei, fc.bigInt({ min: 1n, max: 10n ** 18n }), (held, owed, price) => {
        const account = riskAccount(
          { collateral: '2000000' },
          {
            collateral: fromBaseUnits(held, 18),
            debt: fromBaseUnits(owed, 18),
            price: fromBaseUnits(price, 18),
          },
        );
        const wad = 10n ** 18n;
        const collateral = (held * price) / wad;
        const debt = (owed * price + wad - 1n) / wad;
        const rates = [collateral, debt].map((value) => (value * 500n + 9_999n) / 10_000n);
        const equity = 2_000_000n * wad + collateral - debt;
        const maintenance = 40_000n * wad + rates.reduce((a, b) => a + b, 0n);
        const booked = bookedValues(account);
        const worst = fromBaseUnits(equity > 0n ? equity : 0n, 18);
        expect(booked?.equity.lte(decimal(worst))).toBe(true);
        expect(booked?.maintenance.gte(decimal(fromBaseUnits(maintenance, 18)))).toBe(true);
      }),
    );
  });
});
