import type { PlatformFees } from '../domain/fees.ts';
import { unknown } from '../domain/figure.ts';
import type { RiskAccount, RiskAsset } from '../domain/risk-account.ts';
import { MARKET } from '../domain/testing.ts';
import type { ReportedPosition } from './compose-positions.ts';
import type { FeeRate } from './fees.ts';

export { MARKET };

/** The two assets of the worked examples, with the venue's documented rates. */
export const USDC: RiskAsset = {
  token: MARKET.quote.address,
  symbol: 'USDC',
  decimals: 6,
  collateral: '0',
  debt: '0',
  price: '1',
  maintenance: '0.02',
};

export const WS: RiskAsset = {
  token: MARKET.base.address,
  symbol: 'wS',
  decimals: 18,
  collateral: '0',
  debt: '0',
  price: '0.0458',
  maintenance: '0.05',
};

export const riskAccount = (
  usdc: Partial<RiskAsset>,
  ws: Partial<RiskAsset> = {},
): RiskAccount => ({
  assets: [
    { ...USDC, ...usdc },
    { ...WS, ...ws },
  ],
  thresholds: { targetHealth: '1.5', safeHealth: '1.6', minEquity: '0.5' },
});

/** A fee rate of a share of the sold amount, without gas or waiver. */
export const share = (bps: number): FeeRate => ({ bps, gas: '0', waiver: null });

/** The platform's published fees. */
export const PLATFORM: PlatformFees = {
  kind: 'platform',
  openBps: 10,
  waivedBelowUsd: '100',
  closeBps: 5,
  gasTimes: '1.2',
  nativeSymbol: 'wS',
};

/** Margin 1 USDC; 4 USDC sold for wS at 0.0458, 1 % fee on top. */
export const WORKED_LONG = riskAccount(
  { collateral: '1', debt: '4.04' },
  { collateral: '87.336244541484716157' },
);

/** Margin 1 USDC; 87.5 wS sold at 0.0458, 1 % fee on top. */
export const WORKED_SHORT = riskAccount({ collateral: '5.0075' }, { debt: '88.375' });

const noFigure = unknown('no-data');

/** 2 000 wS long, every figure of the venue's left out. */
export const REPORTED_LONG: ReportedPosition = {
  symbol: MARKET.symbol,
  side: 'long',
  size: '2000',
  notional: noFigure,
  margin: noFigure,
  leverage: noFigure,
  entryPrice: noFigure,
  markPrice: noFigure,
  unrealizedPnl: noFigure,
  healthFactor: noFigure,
  softLiquidation: noFigure,
  fullLiquidation: noFigure,
  repaired: false,
};
