import { describe, expect, it } from 'vitest';
import { type Aged, aged } from '../domain/aged.ts';
import { type Figure, none, unknown, value } from '../domain/figure.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { NOW } from '../domain/testing.ts';
import {
  composePositions,
  currentHealth,
  type ReportedPosition,
  recomposePositions,
} from './compose-positions.ts';
import { MARKET, REPORTED_LONG, riskAccount, WORKED_LONG, WORKED_SHORT } from './testing.ts';

/** Within 0.5 % of what we compute for the worked long. */
const venueLong: ReportedPosition = {
  ...REPORTED_LONG,
  healthFactor: value('3.19'),
  softLiquidation: value('0.0395'),
  fullLiquidation: value('0.0379'),
};
const markets = aged([MARKET], NOW);
/** All of it read now. */
const compose = (position: ReportedPosition, risk: RiskAccount | null) =>
  composePositions(aged([position], NOW), { risk: aged(risk, NOW), markets }, NOW)[0];

describe('our own figure next to the venue’s', () => {
  it('is the one shown, and the venue’s is kept', () => {
    expect(compose(venueLong, WORKED_LONG)).toMatchObject({
      healthFactor: {
        shown: value('3.191489361702127659'),
        venue: value('3.19'),
        disagrees: false,
      },
      softLiquidation: {
        shown: { kind: 'at', price: '0.039501881081081082', side: 'below' },
        venue: value('0.0395'),
        disagrees: false,
      },
      fullLiquidation: {
        shown: { kind: 'at', price: '0.037854905263157895', side: 'below' },
        venue: value('0.0379'),
        disagrees: false,
      },
    });
  });

  it.each(['healthFactor', 'softLiquidation', 'fullLiquidation'] as const)(
    'is flagged where they disagree, and only there (%s)',
    (name) => {
      const { healthFactor, softLiquidation, fullLiquidation } =
        compose({ ...venueLong, [name]: value('4') }, WORKED_LONG) ?? {};
      const agreed = { healthFactor, softLiquidation, fullLiquidation };
      const flagged = Object.entries(agreed).filter(([, figure]) => figure?.disagrees);
      expect(flagged).toMatchObject([[name, { venue: value('4') }]]);
    },
  );

  it('is that of the position’s side: a short is liquidated above the mark', () => {
    expect(compose({ ...venueLong, side: 'short' }, WORKED_SHORT)).toMatchObject({
      healthFactor: { shown: value('3.173004218607322444') },
      softLiquidation: { shown: { kind: 'at', price: '0.051127528699713825', side: 'above' } },
      fullLiquidation: { shown: { kind: 'at', price: '0.052884488448844884', side: 'above' } },
    });
  });

  it('is ∞ for an account without debt; the regime is the worse one, which is the venue’s', () => {
    expect(
      compose({ ...venueLong, healthFactor: value('0.9') }, riskAccount({ collateral: '1' })),
    ).toMatchObject({
      healthFactor: { shown: none, venue: value('0.9'), disagrees: true },
      softLiquidation: { shown: none, disagrees: true },
      regime: 'full',
    });
  });
});

describe('the venue’s figure', () => {
  it.each<Figure>([value('3.19'), value('0.9'), none, unknown('venue-placeholder')])(
    'is shown without the chain’s state of the account, and the regime is unknown (%o)',
    (figure) => {
      const shown = { shown: figure, venue: figure, disagrees: false };
      const liquidation =
        figure.kind === 'value'
          ? { ...shown, shown: { kind: 'at', price: figure.value, side: 'below' } }
          : shown;
      const told = { healthFactor: figure, softLiquidation: figure, fullLiquidation: figure };
      expect(compose({ ...REPORTED_LONG, ...told }, null)).toEqual({
        ...REPORTED_LONG,
        healthFactor: shown,
        softLiquidation: liquidation,
        fullLiquidation: liquidation,
        regime: 'unknown',
      });
    },
  );

  it('is shown for the liquidation prices of an unknown market; our health factor needs no market', () => {
    expect(compose({ ...venueLong, symbol: 'ETH-USDC' }, WORKED_LONG)).toMatchObject({
      healthFactor: { shown: value('3.191489361702127659') },
      softLiquidation: { shown: { kind: 'at', price: '0.0395', side: 'below' }, disagrees: false },
      fullLiquidation: { shown: { kind: 'at', price: '0.0379', side: 'below' }, disagrees: false },
      regime: 'safe',
    });
  });

  it.each([
    [value('1.2'), 'soft'],
    [unknown('venue-placeholder'), 'unknown'],
  ] as const)('judges the regime while the chain has no price (%o)', (healthFactor, regime) => {
    const blind = riskAccount({ debt: '4.04' }, { collateral: '87', price: null });
    expect(compose({ ...venueLong, healthFactor }, blind)).toMatchObject({
      healthFactor: { shown: healthFactor },
      regime,
    });
  });
});

describe('the regime', () => {
  /** Equity 100 − debt over maintenance 5. */
  const owing = (debt: string) =>
    riskAccount({ debt, maintenance: '0' }, { collateral: '100', price: '1' });

  it.each([
    ['92.5', '1.5', 'safe'],
    ['92.505', '1.499', 'soft'],
    ['95', '1', 'soft'],
    ['95.005', '0.999', 'full'],
  ])(
    'of an account that owes %s, health %s, is %s though the venue says 3.19',
    (debt, health, regime) => {
      expect(compose(venueLong, owing(debt))).toMatchObject({
        healthFactor: { shown: value(health), disagrees: true },
        regime,
      });
    },
  );

  it('follows the account’s own target', () => {
    const account = owing('92');
    const strict = { ...account, thresholds: { ...account.thresholds, targetHealth: '1.601' } };
    expect(compose(venueLong, account)?.regime).toBe('safe');
    expect(compose(venueLong, strict)?.regime).toBe('soft');
  });
});

describe('the positions', () => {
  it('keep their order and all else the venue says of them', () => {
    const repaired = { ...venueLong, symbol: 'ETH-USDC', size: '0.3', repaired: true };
    const facts = { risk: aged(WORKED_LONG, NOW), markets };
    const positions = composePositions(aged([repaired, venueLong], NOW), facts, NOW);
    expect(positions).toMatchObject([
      { symbol: 'ETH-USDC', size: '0.3', repaired: true, leverage: venueLong.leverage },
      { symbol: 'wS-USDC', size: '2000', repaired: false, side: 'long' },
    ]);
    expect(composePositions(aged([], NOW), facts, NOW)).toEqual([]);
  });
});

describe('figures as time passes', () => {
  const MINUTE = 60_000;
  const reported = { ...venueLong, healthFactor: value('1.1') };
  /** Our own health factor is 3.19…, the venue's 1.1, the target 1.5. */
  const at = (now: number, risk: Aged<RiskAccount | null>, positionsAsOf = now) => {
    const composed = composePositions(aged([reported], NOW), { risk, markets }, NOW);
    const positions = aged(composed, positionsAsOf);
    return recomposePositions({ positions, risk, markets }, now)[0];
  };
  const read = aged(WORKED_LONG, NOW);

  it('are our own for a minute after the read, and know when that was', () => {
    for (const now of [NOW, NOW + MINUTE, NOW - MINUTE]) {
      expect(at(now, read)).toMatchObject({
        healthFactor: { shown: value('3.191489361702127659'), disagrees: true, readAt: NOW },
        softLiquidation: {
          shown: { kind: 'at', price: '0.039501881081081082', side: 'below' },
          readAt: NOW,
        },
      });
    }
  });

  it('are the venue’s after that, without a new read', () => {
    const shown = { shown: value('1.1'), venue: value('1.1'), disagrees: false };
    for (const now of [NOW + MINUTE + 1, NOW - MINUTE - 1]) {
      const late = at(now, read);
      expect(late?.healthFactor).toEqual(shown);
      expect(late?.softLiquidation).not.toHaveProperty('readAt');
      expect(late).toMatchObject({
        softLiquidation: { shown: { kind: 'at', price: '0.0395' }, disagrees: false },
        fullLiquidation: { shown: { kind: 'at', price: '0.0379' }, disagrees: false },
        regime: 'soft',
      });
    }
  });

  it('are our own again once the account is read again', () => {
    const now = NOW + 2 * MINUTE;
    expect(at(now, aged(WORKED_LONG, now))?.healthFactor.readAt).toBe(now);
  });

  it('mean the worse regime of those that are fresh, and unknown when none is', () => {
    const late = NOW + MINUTE + 1;
    expect(at(NOW, read)?.regime).toBe('soft');
    expect(at(NOW, read, NOW - MINUTE - 1)?.regime).toBe('safe');
    expect(at(late, read)?.regime).toBe('soft');
    expect(at(late, read, NOW)?.regime).toBe('unknown');
  });

  it('of an account without positions are unknown after a minute', () => {
    expect(currentHealth(read, NOW + MINUTE)).toEqual({
      factor: value('3.191489361702127659'),
      regime: 'safe',
    });
    const nothing = { factor: unknown('no-data'), regime: 'unknown' };
    expect(currentHealth(read, NOW + MINUTE + 1)).toEqual(nothing);
    expect(currentHealth(aged(null, null), NOW)).toEqual(nothing);
  });
});

describe('the contracts’ own health factor', () => {
  const judged = (lens: Figure) => compose(venueLong, { ...WORKED_LONG, lensHealth: lens });

  it('is shown where it is the lower one, and flagged beyond 0.5 %', () => {
    expect(judged(value('1.4'))).toMatchObject({
      healthFactor: { shown: value('1.4'), lens: value('1.4') },
      regime: 'soft',
    });
    expect(judged(value('4'))?.healthFactor).toMatchObject({
      shown: value('3.191489361702127659'),
      lens: value('4'),
    });
  });

  it('raises no flag up to 0.5 %, and the lower one is shown all the same', () => {
    const close = judged(value('3.19'))?.healthFactor;
    expect(close?.shown).toEqual(value('3.19'));
    expect(close).not.toHaveProperty('lens');
  });

  it('of no debt is above every value', () => {
    expect(judged(none)?.healthFactor).toMatchObject({
      shown: value('3.191489361702127659'),
      lens: none,
    });
  });

  it('stands in for ours while a price is missing', () => {
    const blind = riskAccount({ debt: '4.04' }, { collateral: '87', price: null });
    const judgedBlind = compose(venueLong, { ...blind, lensHealth: value('1.2') });
    expect(judgedBlind).toMatchObject({ healthFactor: { shown: value('1.2') }, regime: 'soft' });
  });
});

describe('a deposit that is no collateral', () => {
  const account = riskAccount(
    { collateral: '1', debt: '0.5' },
    { collateral: '1000', price: null, notCollateral: true },
  );

  it('adds nothing to the health factor, and needs no price', () => {
    // (1 − 0.5) / (1.5 · 0.02)
    expect(compose(venueLong, account)?.healthFactor.shown).toEqual(value('16.666666666666666666'));
  });

  it('does not move the liquidation price', () => {
    const { softLiquidation } = compose(venueLong, account) ?? {};
    expect(softLiquidation?.shown).toEqual(none);
  });
});
