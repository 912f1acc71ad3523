import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, unknown } from '../domain/figure.ts';
import type { Side } from '../domain/position.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { accountValues, leverage } from './account-values.ts';
import { checkedFigure } from './checked-figure.ts';
import { decimal, toText } from './decimal.ts';
import { healthFactor, regimeOf } from './health-factor.ts';
import {
  distancePct,
  fullLiquidationPrice,
  liquidationPrice,
  softLiquidationPrice,
} from './liquidation-price.ts';
import { riskAccount, WORKED_LONG, WORKED_SHORT, WS } from './testing.ts';

const figure = (text: string) => ({ kind: 'value', value: expect.stringMatching(`^${text}`) });

describe('the worked examples', () => {
  it('of a long: equity, maintenance, health factor and both liquidation prices', () => {
    const values = accountValues(WORKED_LONG);
    expect(values && Number(toText(values.equity))).toBeCloseTo(0.96, 12);
    expect(values && Number(toText(values.maintenance))).toBeCloseTo(0.3008, 12);
    expect(healthFactor(WORKED_LONG)).toEqual(figure('3\\.1914893617'));
    expect(softLiquidationPrice(WORKED_LONG, WS.token, 'long')).toEqual(figure('0\\.0395018810'));
    expect(fullLiquidationPrice(WORKED_LONG, WS.token, 'long')).toEqual(figure('0\\.0378549052'));
  });

  it('of a short: health factor and both liquidation prices, mirrored', () => {
    expect(healthFactor(WORKED_SHORT)).toEqual(figure('3\\.1730042186'));
    expect(softLiquidationPrice(WORKED_SHORT, WS.token, 'short')).toEqual(
      figure('0\\.05112752869'),
    );
    expect(fullLiquidationPrice(WORKED_SHORT, WS.token, 'short')).toEqual(figure('0\\.0528844884'));
  });

  it('of leverage: 5 USD of collateral on the equity left after the fee', () => {
    expect(leverage(WORKED_LONG)?.toFixed(4)).toBe('5.2083');
  });
});

/** Integers scaled down: exact decimals without a float on the way. */
const amount = (minUnits: number, maxUnits: number, places: number) =>
  fc
    .integer({ min: minUnits, max: maxUnits })
    .map((units) => toText(decimal(`${units}`).div(decimal(`1${'0'.repeat(places)}`))));

const price = amount(1_000, 100_000, 6);
const tokens = amount(1, 1_000_000_000, 6);
const usd = amount(1, 1_000_000_000, 6);

const longs = fc
  .record({ mark: price, held: tokens, margin: usd, debt: usd })
  .map(({ mark, held, margin, debt }) =>
    riskAccount({ collateral: margin, debt }, { collateral: held, price: mark }),
  );
const shorts = fc
  .record({ mark: price, owed: tokens, held: usd })
  .map(({ mark, owed, held }) => riskAccount({ collateral: held }, { debt: owed, price: mark }));

/** Anything held and owed at once. */
const mixed = fc
  .record({ mark: price, c0: usd, d0: usd, c1: tokens, d1: tokens })
  .map(({ mark, c0, d0, c1, d1 }) =>
    riskAccount({ collateral: c0, debt: d0 }, { collateral: c1, debt: d1, price: mark }),
  );

const isSafe = (account: RiskAccount) => regimeOf(healthFactor(account), '1.5') === 'safe';
const mark = (account: RiskAccount) =>
  account.assets.find((asset) => asset.token === WS.token)?.price ?? '0';

const at = (account: RiskAccount, wsPrice: string): RiskAccount => ({
  ...account,
  assets: account.assets.map((asset) =>
    asset.token === WS.token ? { ...asset, price: wsPrice } : asset,
  ),
});

describe('liquidation prices of any account', () => {
  const order = (account: RiskAccount, side: Side) => {
    const soft = softLiquidationPrice(account, WS.token, side);
    const full = fullLiquidationPrice(account, WS.token, side);
    return { soft, full, mark: decimal(mark(account)) };
  };

  it('lie below mark for a safe long, full below soft', () => {
    fc.assert(
      fc.property(longs.filter(isSafe), (account) => {
        const { soft, full, mark } = order(account, 'long');
        if (soft.kind === 'value') expect(decimal(soft.value).lte(mark)).toBe(true);
        if (full.kind !== 'value') return;
        expect(soft.kind).toBe('value');
        if (soft.kind === 'value') expect(decimal(full.value).lt(decimal(soft.value))).toBe(true);
      }),
    );
  });

  it('lie above mark for a safe short, full above soft', () => {
    fc.assert(
      fc.property(shorts.filter(isSafe), (account) => {
        const { soft, full, mark } = order(account, 'short');
        expect([soft.kind, full.kind]).toEqual(['value', 'value']);
        if (soft.kind !== 'value' || full.kind !== 'value') return;
        expect(decimal(soft.value).gte(mark)).toBe(true);
        expect(decimal(full.value).gt(decimal(soft.value))).toBe(true);
      }),
    );
  });

  it('solve back: the health factor at that price is the threshold', () => {
    const cases = fc.oneof(
      longs.map((account) => ({ account, side: 'long' as const })),
      shorts.map((account) => ({ account, side: 'short' as const })),
    );
    fc.assert(
      fc.property(cases, fc.constantFrom('1', '1.5', '1.6'), ({ account, side }, threshold) => {
        const found = liquidationPrice(account, WS.token, side, threshold);
        if (found.kind !== 'value') return;
        const values = accountValues(at(account, found.value));
        const distance = values?.equity.minus(values.maintenance.times(decimal(threshold)));
        const tolerance = decimal('0.000000001');
        expect(distance?.abs().lt(tolerance)).toBe(true);
      }),
    );
  });

  it('are rounded against the user: at the shown price a long is still at or above the threshold', () => {
    fc.assert(
      fc.property(longs, (account) => {
        const found = softLiquidationPrice(account, WS.token, 'long');
        if (found.kind !== 'value') return;
        const values = accountValues(at(account, found.value));
        expect(values?.equity.gte(values.maintenance.times(decimal('1.5')))).toBe(true);
      }),
    );
  });

  it('are rounded against the user: at the shown price a short is still at or above the threshold', () => {
    fc.assert(
      fc.property(shorts, (account) => {
        const found = softLiquidationPrice(account, WS.token, 'short');
        if (found.kind !== 'value') return;
        const values = accountValues(at(account, found.value));
        expect(values?.equity.gte(values.maintenance.times(decimal('1.5')))).toBe(true);
      }),
    );
  });

  it('are none only where no adverse move does harm, and unknown only where every price does', () => {
    const scale = fc.integer({ min: 1, max: 1_000 });
    const sides = fc.constantFrom<Side>('long', 'short');
    fc.assert(
      fc.property(mixed, sides, scale, (account, side, percent) => {
        const healthy = (candidate: RiskAccount) => {
          const values = accountValues(candidate);
          return values?.equity.gte(values.maintenance.times(decimal('1.5'))) ?? false;
        };
        const move = decimal(`${percent}`).div(decimal('1000'));
        const now = decimal(mark(account));
        const moved = at(account, toText(side === 'long' ? now.times(move) : now.div(move)));
        const { kind } = softLiquidationPrice(account, WS.token, side);
        if (kind === 'none' && healthy(account)) expect(healthy(moved)).toBe(true);
        if (kind === 'unknown') expect([healthy(account), healthy(moved)]).toEqual([false, false]);
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on the price of the asset itself', () => {
    fc.assert(
      fc.property(longs, price, (account, other) => {
        expect(softLiquidationPrice(at(account, other), WS.token, 'long')).toEqual(
          softLiquidationPrice(account, WS.token, 'long'),
        );
      }),
    );
  });

  it('do not depend on the scale of the account', () => {
    const doubled = (account: RiskAccount): RiskAccount => ({
      ...account,
      assets: account.assets.map((asset) => ({
        ...asset,
        collateral: toText(decimal(asset.collateral).times(decimal('2'))),
        debt: toText(decimal(asset.debt).times(decimal('2'))),
      })),
    });
    fc.assert(
      fc.property(longs, (account) => {
        expect(fullLiquidationPrice(doubled(account), WS.token, 'long')).toEqual(
          fullLiquidationPrice(account, WS.token, 'long'),
        );
      }),
    );
  });
});

describe('figures that are not values', () => {
  it('are none without any debt: nothing can be liquidated', () => {
    const parked = riskAccount({ collateral: '72' });
    expect(healthFactor(parked)).toEqual(none);
    expect(regimeOf(none, '1.5')).toBe('safe');
    expect(softLiquidationPrice(parked, WS.token, 'long')).toEqual(none);
  });

  it('are none where no price on that side reaches the threshold', () => {
    const covered = riskAccount({ collateral: '100', debt: '1' }, { collateral: '5' });
    expect(fullLiquidationPrice(covered, WS.token, 'long')).toEqual(none);
    expect(fullLiquidationPrice(WORKED_LONG, WS.token, 'short')).toEqual(none);
  });

  it('are unknown, never safe, while a price is missing', () => {
    const blind = riskAccount({ collateral: '1', debt: '4', price: null }, { collateral: '87' });
    expect(healthFactor(blind)).toEqual(unknown('no-data'));
    expect(regimeOf(healthFactor(blind), '1.5')).toBe('unknown');
    expect(softLiquidationPrice(blind, WS.token, 'long')).toEqual(unknown('no-data'));
  });

  it('do not miss the price of an asset that is neither held nor owed', () => {
    const account = riskAccount({ collateral: '5' }, { price: null });
    expect(accountValues(account)).not.toBeNull();
  });

  it('need no price of the asset they are asked for', () => {
    const account = at(WORKED_LONG, '1');
    const blind: RiskAccount = {
      ...account,
      assets: account.assets.map((asset) =>
        asset.token === WS.token ? { ...asset, price: null } : asset,
      ),
    };
    expect(softLiquidationPrice(blind, WS.token, 'long')).toEqual(figure('0\\.0395018810'));
  });
});

describe('an account that no price can save', () => {
  it('has no liquidation price to show, and is not called free of one', () => {
    const lost = riskAccount({ collateral: '1', debt: '4' }, { debt: '1' });
    expect(softLiquidationPrice(lost, WS.token, 'short')).toEqual(unknown('no-data'));
    expect(fullLiquidationPrice(lost, WS.token, 'short')).toEqual(unknown('no-data'));
    expect(regimeOf(healthFactor(lost), '1.5')).toBe('full');
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

  it('are ∞ where nothing is to be maintained, but zero once the equity is gone', () => {
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

  it('falls back to the venue where ours is unknown, and calls value against none a difference', () => {
    expect(checkedFigure(unknown('no-data'), value('3'))).toMatchObject({ shown: value('3') });
    expect(checkedFigure(none, value('3'))).toMatchObject({ shown: none, disagrees: true });
    expect(checkedFigure(none, unknown('venue-placeholder'))).toMatchObject({ disagrees: false });
  });
});

describe('distance to a price', () => {
  it('is signed, in percent of mark, and never shown further than it is', () => {
    expect(distancePct('0.0458', '0.03950188108')).toBe('-13.75');
    expect(distancePct('0.0458', '0.05112752870')).toBe('11.63');
    expect(distancePct('0', '1')).toBeNull();
  });
});
