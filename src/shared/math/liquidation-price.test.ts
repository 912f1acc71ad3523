import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Crossing, none, unknown } from '../domain/figure.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { accountValues } from './account-values.ts';
import { type Decimal, decimal, round, toText, ZERO } from './decimal.ts';
import { healthFactor } from './health-factor.ts';
import {
  atMark,
  distancePct,
  fullLiquidationPrice,
  liquidationPrice,
  softLiquidationPrice,
} from './liquidation-price.ts';
import { riskAccount, WORKED_LONG, WORKED_SHORT, WS } from './testing.ts';

const near = (price: string) => expect.stringMatching(`^${price.replace('.', '\\.')}`);
const soft = (account: RiskAccount) => softLiquidationPrice(account, WS.token);
const full = (account: RiskAccount) => fullLiquidationPrice(account, WS.token);

/** Net long by 10 wS; a price that rises costs more in maintenance than it gains in equity. */
const HEDGED = riskAccount({ collateral: '10' }, { collateral: '100', debt: '90' });

const at = (account: RiskAccount, price: string | null): RiskAccount => ({
  ...account,
  assets: account.assets.map((asset) => (asset.token === WS.token ? { ...asset, price } : asset)),
});

const ws = (account: RiskAccount) => {
  const found = account.assets.find(({ token }) => token === WS.token);
  if (!found) throw new Error('no wS');
  return found;
};

/** E − h·M at a price of wS, from the account's values alone: not below zero where the health factor is at least h. */
function marginAt(account: RiskAccount, price: Decimal, threshold: string): Decimal {
  const values = accountValues(at(account, toText(price)));
  if (!values) throw new Error('no values');
  return values.equity.minus(values.maintenance.times(decimal(threshold)));
}

describe('the worked examples', () => {
  it('of a long: both prices below mark, full below soft', () => {
    expect(soft(WORKED_LONG)).toEqual({ kind: 'at', price: near('0.03950188108'), side: 'below' });
    expect(full(WORKED_LONG)).toEqual({ kind: 'at', price: near('0.03785490526'), side: 'below' });
  });

  it('of a short: both prices above mark, full above soft', () => {
    expect(soft(WORKED_SHORT)).toEqual({ kind: 'at', price: near('0.05112752869'), side: 'above' });
    expect(full(WORKED_SHORT)).toEqual({ kind: 'at', price: near('0.05288448844'), side: 'above' });
  });

  it('of an account that is net long and falls below target as the price rises', () => {
    expect(soft(HEDGED)).toEqual({ kind: 'at', price: '2.282352941176470588', side: 'above' });
    expect(full(HEDGED)).toEqual(none);
    expect(healthFactor(HEDGED)).toMatchObject({ value: near('16.46') });
    expect(healthFactor(at(HEDGED, '3'))).toMatchObject({ value: near('1.39') });
  });
});

describe('a threshold that is already crossed', () => {
  it('is passed, with the price at which the account would recover', () => {
    const crossing = { price: near('0.0395'), side: 'below' };
    expect(soft(at(WORKED_LONG, '0.039'))).toEqual({ kind: 'passed', crossing });
    expect(full(at(WORKED_LONG, '0.039'))).toMatchObject({ kind: 'at', side: 'below' });
    expect(full(at(WORKED_LONG, '0.037'))).toMatchObject({ kind: 'passed' });
    expect(soft(at(HEDGED, '3'))).toMatchObject({ kind: 'passed', crossing: { side: 'above' } });
  });

  it('is passed by a short far too large, whose prices lie below mark', () => {
    const short = riskAccount({ collateral: '92' }, { debt: '1960' });
    expect(soft(short)).toEqual({
      kind: 'passed',
      crossing: { price: near('0.0423'), side: 'above' },
    });
    expect(full(short)).toMatchObject({ kind: 'passed', crossing: { price: near('0.0438') } });
  });

  it('is not passed at the very price', () => {
    const found = soft(WORKED_LONG);
    if (found.kind !== 'at') throw new Error('no price');
    expect(soft(at(WORKED_LONG, found.price))).toEqual(found);
    expect(atMark(found, found.price)).toEqual(found);
  });

  it('is passed without a price where none helps', () => {
    const lost = riskAccount({ collateral: '1', debt: '4' }, { debt: '1' });
    expect([soft(lost), full(lost)]).toEqual([
      { kind: 'passed', crossing: null },
      { kind: 'passed', crossing: null },
    ]);
    expect(soft(at(lost, null))).toEqual({ kind: 'passed', crossing: null });
    expect(soft(riskAccount({ collateral: '5', debt: '4.9' }))).toEqual({
      kind: 'passed',
      crossing: null,
    });
  });
});

describe('a liquidation price is', () => {
  it('none without any debt: nothing can be liquidated', () => {
    expect(soft(riskAccount({ collateral: '72' }))).toEqual(none);
  });

  it('none where no price reaches the threshold', () => {
    const covered = riskAccount({ collateral: '100', debt: '1' }, { collateral: '5' });
    expect(full(covered)).toEqual(none);
    expect(full(riskAccount({ collateral: '100', debt: '1' }))).toEqual(none);
  });

  it('unknown while another asset has no price, and for an asset that is not known', () => {
    const blind = riskAccount({ collateral: '1', debt: '4', price: null }, { collateral: '87' });
    expect(soft(blind)).toEqual(unknown('no-data'));
    expect(softLiquidationPrice(WORKED_LONG, `0x${'9'.repeat(40)}` as typeof WS.token)).toEqual(
      unknown('no-data'),
    );
  });

  it('known without a price of the asset itself', () => {
    expect(soft(at(WORKED_LONG, null))).toEqual(soft(WORKED_LONG));
    expect(soft(at(HEDGED, null))).toEqual(soft(HEDGED));
  });
});

describe('a liquidation price seen from a mark that moves', () => {
  const above = { price: '0.0511', side: 'above' } as const;

  it('is passed once mark is beyond it', () => {
    expect(atMark({ kind: 'at', ...above }, '0.0510')).toEqual({ kind: 'at', ...above });
    expect(atMark({ kind: 'at', ...above }, '0.0512')).toEqual({ kind: 'passed', crossing: above });
  });

  it('stays passed until the account is read again', () => {
    expect(atMark({ kind: 'passed', crossing: above }, '0.05')).toMatchObject({ kind: 'passed' });
    expect(atMark(none, '0.05')).toEqual(none);
  });
});

/** Integers scaled down: exact decimals without a float on the way. */
const amount = (minUnits: number, maxUnits: number, places: number) =>
  fc
    .integer({ min: minUnits, max: maxUnits })
    .map((units) => toText(decimal(`${units}`).div(decimal(`1${'0'.repeat(places)}`))));

const price = amount(1_000, 100_000, 6);
const tokens = fc.oneof(fc.constant('0'), amount(1, 1_000_000_000, 6));
const rate = amount(1, 20, 2);

/** One deposit in ten is of an asset that does not count as collateral. */
const counts = fc
  .integer({ min: 1, max: 10 })
  .map((n) => (n === 1 ? ({ notCollateral: true } as const) : {}));
const asset = fc.record({ collateral: tokens, debt: tokens, maintenance: rate });

/** Anything held and owed at once, with any maintenance rates. */
const accounts = fc
  .tuple(price, asset, counts, asset, counts)
  .map(([price, usdc, usdcCounts, ws, wsCounts]) =>
    riskAccount({ ...usdc, ...usdcCounts }, { ...ws, ...wsCounts, price }),
  );
const THRESHOLDS = ['1', '1.5', '1.6'] as const;
const thresholds = fc.constantFrom(...THRESHOLDS);

const isHealthy = (account: RiskAccount, threshold: string): boolean => {
  const health = healthFactor(account);
  return (
    health.kind === 'none' ||
    decimal(health.kind === 'value' ? health.value : '0').gte(decimal(threshold))
  );
};

const mark = (account: RiskAccount) => decimal(ws(account).price ?? '0');

function crossingOf(account: RiskAccount, threshold: string): Crossing | null {
  const found = liquidationPrice(account, WS.token, threshold);
  if (found.kind === 'at') return found;
  return found.kind === 'passed' ? found.crossing : null;
}

describe('liquidation prices of any account', () => {
  it('are where the health factor is the threshold: reached at the price and missed one last digit beyond it', () => {
    const digit = decimal('0.000000000000000001');
    fc.assert(
      fc.property(accounts, thresholds, (account, threshold) => {
        const crossing = crossingOf(account, threshold);
        if (!crossing) return;
        const shown = decimal(crossing.price);
        const beyond = crossing.side === 'below' ? shown.minus(digit) : shown.plus(digit);
        expect(marginAt(account, shown, threshold).gte(ZERO)).toBe(true);
        expect(marginAt(account, beyond, threshold).lt(ZERO)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are passed exactly where the health factor is below the threshold', () => {
    fc.assert(
      fc.property(accounts, thresholds, (account, threshold) => {
        const { kind } = liquidationPrice(account, WS.token, threshold);
        expect(kind === 'passed').toBe(!isHealthy(account, threshold));
      }),
      { numRuns: 1_000 },
    );
  });

  it('lie on the side that they name', () => {
    fc.assert(
      fc.property(accounts, thresholds, (account, threshold) => {
        const found = liquidationPrice(account, WS.token, threshold);
        if (found.kind !== 'at') return;
        const distance = decimal(found.price).cmp(mark(account));
        expect(found.side === 'below' ? distance <= 0 : distance >= 0).toBe(true);
      }),
    );
  });

  it('are not crossed anywhere between mark and the price', () => {
    const part = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(accounts, thresholds, part, (account, threshold, permille) => {
        const found = liquidationPrice(account, WS.token, threshold);
        if (found.kind !== 'at') return;
        const way = decimal(found.price).minus(mark(account));
        const between = mark(account).plus(way.times(decimal(`${permille}`)).div(decimal('1000')));
        expect(marginAt(account, between, threshold).gte(ZERO)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are reached by full liquidation no sooner than by soft, and on the same side', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const [first, second] = [soft(account), full(account)];
        if (second.kind !== 'at' || first.kind !== 'at') return;
        const further = decimal(second.price).cmp(decimal(first.price));
        expect(second.side).toBe(first.side);
        expect(second.side === 'below' ? further <= 0 : further >= 0).toBe(true);
      }),
    );
  });

  it('hide no other: a healthy account is below the threshold beyond the price and nowhere else', () => {
    const scale = decimal('1.7');
    const healthy = accounts.filter((account) => isHealthy(account, '1.5'));
    let crossings = { below: 0, above: 0, none: 0 };
    fc.assert(
      fc.property(healthy, (account) => {
        const found = soft(account);
        const side = found.kind === 'at' ? found.side : 'none';
        crossings = { ...crossings, [side]: crossings[side] + 1 };
        const limit = found.kind === 'at' ? decimal(found.price) : null;
        let at = round(mark(account).div(decimal('10000')), 18, 'ceil');
        for (let step = 0; step < 36; step += 1, at = round(at.times(scale), 18, 'ceil')) {
          const isBelow = marginAt(account, at, '1.5').lt(ZERO);
          const isBeyond = limit !== null && (side === 'below' ? at.lt(limit) : at.gt(limit));
          expect({ at: toText(at), isBelow }).toEqual({ at: toText(at), isBelow: isBeyond });
        }
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(...Object.values(crossings))).toBeGreaterThan(10);
  });

  it('keep their crossing whatever the price of the asset itself', () => {
    fc.assert(
      fc.property(accounts, thresholds, price, (account, threshold, other) => {
        const [here, there] = [account, at(account, other)].map((one) =>
          crossingOf(one, threshold),
        );
        expect(there && toText(decimal(there.price))).toEqual(here && toText(decimal(here.price)));
        expect(there?.side).toBe(here?.side);
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
      fc.property(accounts, (account) => {
        expect(full(doubled(account))).toEqual(full(account));
      }),
    );
  });
});

describe('distance to a price', () => {
  it('is signed, in percent of mark, and never shown further than it is', () => {
    expect(distancePct('0.0458', '0.03950188108')).toBe('-13.75');
    expect(distancePct('0.0458', '0.05112752870')).toBe('11.63');
    expect(distancePct('0', '1')).toBeNull();
  });
});
