import type { Figure, LiquidationPrice } from './figure.ts';
import type { DecimalString, UnixMs } from './ids.ts';

export const SIDES = ['long', 'short'] as const;
export type Side = (typeof SIDES)[number];

/** A: at or above target. B: soft liquidation, a part is seized. C: full closeout. */
export type Regime = 'safe' | 'soft' | 'full' | 'unknown';

/** A risk figure from two sources. `shown` is our own if it can be computed, otherwise the venue's. */
export interface CheckedFigure {
  readonly shown: Figure;
  readonly venue: Figure;
  /** True when both are known and differ by more than 0.5 %. */
  readonly disagrees: boolean;
  /** When the account was read that `shown` is computed from; absent where it is the venue's figure. */
  readonly readAt?: UnixMs;
  /** The contracts' own figure, where it differs from ours by more than 0.5 %; the lower one is shown. */
  readonly lens?: Figure;
}

/** A liquidation price from two sources, as `CheckedFigure`. The venue gives a price and no side. */
export interface CheckedLiquidation {
  readonly shown: LiquidationPrice;
  readonly venue: Figure;
  readonly disagrees: boolean;
  readonly readAt?: UnixMs;
}

export interface Position {
  readonly symbol: string;
  readonly side: Side;
  /** Base tokens, always positive. */
  readonly size: DecimalString;
  readonly notional: Figure;
  readonly margin: Figure;
  readonly leverage: Figure;
  readonly entryPrice: Figure;
  readonly markPrice: Figure;
  readonly unrealizedPnl: Figure;
  /** Account-wide: the venue is cross-margin. */
  readonly healthFactor: CheckedFigure;
  /** The price at which the health factor reaches target: soft (partial) liquidation begins. */
  readonly softLiquidation: CheckedLiquidation;
  /** The price at which the health factor reaches 1: everything is closed. */
  readonly fullLiquidation: CheckedLiquidation;
  readonly regime: Regime;
  /** True when a raw-wei field of an old row was repaired by the venue's documented rule. */
  readonly repaired: boolean;
}
