import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../result.ts';
import { decimal, round, toText } from './decimal.ts';
import { fromBaseUnits, toBaseUnits } from './units.ts';

describe('base units', () => {
  it('are exact in both directions', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), fc.nat(18), (units, decimals) => {
        expect(toBaseUnits(fromBaseUnits(units, decimals), decimals)).toEqual(ok(units));
      }),
    );
  });

  it('refuse excess decimals instead of rounding them, but allow trailing zeros', () => {
    expect(toBaseUnits('1.0000009', 6)).toEqual(err({ reason: 'too-many-decimals', decimals: 6 }));
    expect(toBaseUnits('1.0000000', 6)).toEqual(ok(1_000_000n));
  });

  it('refuse signs, exponents, blanks and amounts above uint256', () => {
    for (const text of ['-1', '+1', '1e3', '', '.5', '1.', ' 1', '1,000', '٣']) {
      expect(toBaseUnits(text, 6)).toEqual(err({ reason: 'not-a-number' }));
    }
    expect(toBaseUnits('9'.repeat(78), 6)).toEqual(err({ reason: 'too-large' }));
  });
});

describe('decimals', () => {
  it('round toward minus and plus infinity, whatever the sign', () => {
    const at = (text: string, mode: 'floor' | 'ceil') => toText(round(decimal(text), 1, mode));
    expect([at('1.25', 'floor'), at('1.25', 'ceil')]).toEqual(['1.2', '1.3']);
    expect([at('-1.25', 'floor'), at('-1.25', 'ceil')]).toEqual(['-1.3', '-1.2']);
    expect([at('1.2', 'floor'), at('1.2', 'ceil')]).toEqual(['1.2', '1.2']);
  });

  it('refuse everything that is not a plain decimal', () => {
    for (const text of ['1e3', 'NaN', 'Infinity', '', '0x1', '1_000']) {
      expect(() => decimal(text)).toThrow(RangeError);
    }
  });
});
