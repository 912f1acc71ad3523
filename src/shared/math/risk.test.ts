import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, unknown } from '../domain/figure.ts';
import { accountValues, leverage } from './account-values.ts';
import { checkedFigure } from './checked-figure.ts';
import { decimal, toText } from './decimal.ts';
import { healthFactor, regimeOf } from './health-factor.ts';
import { riskAccount, WORKED_LONG, WORKED_SHORT } from './testing.ts';

const figure = (text: string) => ({ kind: 'value', value: expect.stringMatching(`^${text}`) });

describe('the worked examples', () => {
  it('of a long: equity, maintenance and health factor', () => {
    const values = accountValues(WORKED_LONG);
    expect(values && Number(toText(values.equity))).toBeCloseTo(0.96, 12);
    expect(values && Number(toText(values.maintenance))).toBeCloseTo(0.3008, 12);
    expect(healthFactor(WORKED_LONG)).toEqual(figure('3\\.1914893617'));
  });

  it('of a short: health factor', () => {
    expect(healthFactor(WORKED_SHORT)).toEqual(figure('3\\.1730042186'));
  });

  it('of leverage: 5 USD of collateral on the equity left after the fee', () => {
    expect(leverage(WORKED_LONG)?.toFixed(4)).toBe('5.2083');
  });
});

/** Scaled-down integers: exact decimals without floats. */
const amount = (minUnits: number, maxUnits: number, places: number) =>
  fc
    .integer({ min: minUnits, max: maxUnits })
    .map((units) => toText(decimal(`${units}`).div(decimal(`1${'0'.repeat(places)}`))));

const price = amount(1_000, 100_000, 6);
const tokens = amount(1, 1_000_000_000, 6);
const usd = amount(1, 1_000_000_000, 6);

/** Anything held and owed at once. */
const mixed = fc
  .record({ mark: price, c0: usd, d0: usd, c1: tokens, d1: tokens })
  .map(({ mark, c0, d0, c1, d1 }) =>
    riskAccount({ collateral: c0, debt: d0 }, { collateral: c1, debt: d1, price: mark }),
  );

describe('figures that are not values', () => {
  it('are none without any debt: nothing can be liquidated', () => {
    const parked = riskAccount({ collateral: '72' });
    expect(healthFactor(parked)).toEqual(none);
    expect(regimeOf(none, '1.5')).toBe('safe');
  });

  it('are unknown, never safe, while a price is missing', () => {
    const blind = riskAccount({ collateral: '1', debt: '4', price: null }, { collateral: '87' });
    expect(healthFactor(blind)).toEqual(unknown('no-data'));
    expect(regimeOf(healthFactor(blind), '1.5')).toBe('unknown');
  });

  it('need no price for an asset that is neither held nor owed', () => {
    const account = riskAccount({ collateral: '5' }, { price: null });
    expect(accountValues(account)).not.toBeNull();
  });
});

describe('health factors', () => {
  it('are the exact quotient rounded down', () => {
    fc.assert(
      fc.property(mixed, (account) => {
        const found = healthFactor(account);
        const values = accountValues(account);
        if (found.kind !== 'value' || !values) throw new Error('no health factor');
        const shown = decimal(found.value);
        const next = shown.plus(decimal('0.000000000000000001'));
        expect(shown.times(values.maintenance).lte(values.equity)).toBe(true);
        expect(next.times(values.maintenance).gt(values.equity)).toBe(true);
      }),
    );
  });

  it('are ∞ without a maintenance requirement, but zero once the equity is gone', () => {
    const free = { maintenance: '0' };
    expect(healthFactor(riskAccount({ ...free, collateral: '5', debt: '4' }, free))).toEqual(none);
    expect(healthFactor(riskAccount({ ...free, collateral: '4', debt: '5' }, free))).toEqual({
      kind: 'value',
      value: '0',
    });
  });
});

describe('regimes', () => {
  it('change exactly at target and at 1, never by rounding', () => {
    const regime = (text: string) => regimeOf({ kind: 'value', value: text }, '1.5');
    expect(regime('1.5')).toBe('safe');
    expect(regime('1.499999999999999999')).toBe('soft');
    expect(regime('1')).toBe('soft');
    expect(regime('0.999999999999999999')).toBe('full');
  });
});

describe('own figure beside the venue’s', () => {
  const value = (text: string) => ({ kind: 'value', value: text }) as const;

  it('shows ours and flags a difference over 0.5 %', () => {
    expect(checkedFigure(value('0.04'), value('0.0402'))).toMatchObject({ disagrees: false });
    expect(checkedFigure(value('0.04'), value('0.04021'))).toEqual({
      shown: value('0.04'),
      venue: value('0.04021'),
      disagrees: true,
    });
  });

  it('falls back to the venue’s when ours is unknown, and flags a value against none', () => {
    expect(checkedFigure(unknown('no-data'), value('3'))).toMatchObject({ shown: value('3') });
    expect(checkedFigure(none, value('3'))).toMatchObject({ shown: none, disagrees: true });
    expect(checkedFigure(none, unknown('venue-placeholder'))).toMatchObject({ disagrees: false });
  });
});
