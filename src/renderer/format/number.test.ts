import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatNumber, formatPrice, formatSigned, pricePlaces } from './number.ts';

describe('a formatted number', () => {
  it('has fixed decimal places, grouped thousands and a real minus sign', () => {
    expect(formatNumber('1234567.5', 2)).toBe('1\u2009234\u2009567.50');
    expect(formatNumber('-1234.5', 2)).toBe('−1\u2009234.50');
    expect(formatNumber('999', 0)).toBe('999');
    expect(formatNumber('0', 2)).toBe('0.00');
  });

  it('is rounded down by default, so that no balance looks larger than it is', () => {
    expect(formatNumber('3.199', 2)).toBe('3.19');
    expect(formatNumber('-3.191', 2)).toBe('−3.20');
    expect(formatNumber('3.191', 2, 'ceil')).toBe('3.20');
  });

  it('shows exact digits for amounts that a float cannot hold', () => {
    expect(formatNumber('123456789012345678901.123456789', 9)).toBe(
      '123\u2009456\u2009789\u2009012\u2009345\u2009678\u2009901.123456789',
    );
  });

  it('is at most the value, and less than one unit in the last place below it', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(cents, (thousandths) => {
        const sign = thousandths < 0 ? '-' : '';
        const digits = `${Math.abs(thousandths)}`.padStart(4, '0');
        const text = `${sign}${digits.slice(0, -3)}.${digits.slice(-3)}`;
        const shown = formatNumber(text, 2).replaceAll('\u2009', '').replace('−', '-');
        const gap = thousandths - Math.round(Number(shown) * 1_000);
        expect(gap).toBeGreaterThanOrEqual(0);
        expect(gap).toBeLessThan(10);
      }),
    );
  });
});

describe('signs, prices and amounts', () => {
  it('show a plus for gains, a minus for losses and none for zero', () => {
    expect(formatSigned('1.5', 2)).toBe('+1.50');
    expect(formatSigned('-1.5', 2)).toBe('−1.50');
    expect(formatSigned('0', 2)).toBe('0.00');
  });

  it('have more decimal places for cheap tokens than for expensive ones', () => {
    expect(['38450', '12.5', '0.0458', '0.00012'].map(pricePlaces)).toEqual([2, 4, 6, 8]);
    expect(formatPrice('0.0395018810')).toBe('0.039501');
    expect(formatPrice('0.0395018810', 'ceil')).toBe('0.039502');
  });

  it('show the token beside the amount', () => {
    expect(formatAmount('4.049', 'USDC')).toBe('4.04 USDC');
    expect(formatAmount('87.336244541', 'wS')).toBe('87.3362 wS');
  });
});
