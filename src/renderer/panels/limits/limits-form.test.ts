import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../shared/domain/user-limits.ts';
import { toForm, toLimits } from './limits-form.ts';

describe('the limits form', () => {
  it('returns the limits it was filled with', () => {
    const all = {
      maxNotional: '5000.5',
      maxLeverage: '5',
      maxOrdersPerMinute: 10,
      maxPriceDeviationBps: 250,
    };
    for (const limits of [DEFAULT_LIMITS, all]) {
      expect(toLimits(toForm(limits))).toEqual({ ok: true, value: limits });
    }
  });

  it('treats an empty field as no limit', () => {
    expect(toLimits({ notional: '', leverage: '', ordersPerMinute: '', deviation: '' })).toEqual({
      ok: true,
      value: {
        maxNotional: null,
        maxLeverage: null,
        maxOrdersPerMinute: null,
        maxPriceDeviationBps: null,
      },
    });
  });

  it.each([
    ['notional', '0', 'order size'],
    ['notional', '5,000', 'order size'],
    ['leverage', '0.9', 'leverage'],
    ['ordersPerMinute', '0', 'orders per minute'],
    ['ordersPerMinute', '1.5', 'orders per minute'],
    ['deviation', '0', 'deviation from mark'],
    ['deviation', '101', 'deviation from mark'],
    ['deviation', '0.005', 'deviation from mark'],
    ['deviation', 'x', 'deviation from mark'],
  ])('refuses %s %s and says what it must be', (field, text, words) => {
    const read = toLimits({ ...toForm(DEFAULT_LIMITS), [field]: text });
    expect(read).toEqual({ ok: false, error: [expect.stringContaining(words)] });
  });
});
