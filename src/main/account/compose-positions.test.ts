import { describe, expect, it } from 'vitest';
import { type Figure, none, unknown, value } from '../../shared/domain/figure.ts';
import type { RiskAccount } from '../../shared/domain/risk-account.ts';
import { MARKET, riskAccount, WORKED_LONG, WORKED_SHORT } from '../../shared/math/testing.ts';
import { sampleLong } from '../testing/temp-account-sync.ts';
import type { VenuePosition } from '../venue/methods/positions.ts';
import { composePositions } from './compose-positions.ts';

/** Within 0.5 % of what we compute for the worked long. */
const venueLong: VenuePosition = {
  ...sampleLong,
  healthFactor: value('3.19'),
  softLiquidation: value('0.0395'),
  fullLiquidation: value('0.0379'),
};
const compose = (position: VenuePosition, risk: RiskAccount | null, markets = [MARKET]) =>
  composePositions([position], risk, markets)[0];

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
      softLiquidation: {
        shown: { kind: 'at', price: '0.051127528699713825', side: 'above' },
      },
      fullLiquidation: {
        shown: { kind: 'at', price: '0.052884488448844884', side: 'above' },
      },
    });
  });

  it('is ∞ for an account without debt, which is safe whatever the venue says', () => {
    expect(
      compose({ ...venueLong, healthFactor: value('0.9') }, riskAccount({ collateral: '1' })),
    ).toMatchObject({
      healthFactor: { shown: none, venue: value('0.9'), disagrees: true },
      softLiquidation: { shown: none, disagrees: true },
      regime: 'safe',
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
      expect(compose({ ...sampleLong, ...told }, null)).toEqual({
        ...sampleLong,
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
      softLiquidation: {
        shown: { kind: 'at', price: '0.0395', side: 'below' },
        disagrees: false,
      },
      fullLiquidation: {
        shown: { kind: 'at', price: '0.0379', side: 'below' },
        disagrees: false,
      },
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
    const positions = composePositions([repaired, venueLong], WORKED_LONG, [MARKET]);
    expect(positions).toMatchObject([
      { symbol: 'ETH-USDC', size: '0.3', repaired: true, leverage: venueLong.leverage },
      { symbol: 'wS-USDC', size: '2000', repaired: false, side: 'long' },
    ]);
    expect(composePositions([], WORKED_LONG, [MARKET])).toEqual([]);
  });
});
