import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from './decimal.ts';
import { executorFee } from './fees.ts';
import { fromBaseUnits } from './units.ts';

describe('the executor’s fee', () => {
  it('is the venue’s one percent of the sold amount, in the sold token', () => {
    expect(executorFee('4', 100, 6)).toBe('0.04');
    expect(executorFee('87.5', 100, 18)).toBe('0.875');
    expect(executorFee('4', 0, 6)).toBe('0');
  });

  it('is the least number of base units that is not below the rate', () => {
    const sold = fc.bigInt({ min: 1n, max: 10n ** 30n });
    fc.assert(
      fc.property(sold, fc.nat(10_000), fc.constantFrom(6, 18), (units, bps, decimals) => {
        const scale = decimal(`${10n ** BigInt(decimals)}`);
        const fee = decimal(executorFee(fromBaseUnits(units, decimals), bps, decimals)).times(
          scale,
        );
        const due = decimal(`${units * BigInt(bps)}`);
        expect(fee.times('10000').gte(due)).toBe(true);
        expect(fee.minus('1').times('10000').lt(due)).toBe(true);
      }),
    );
  });
});
