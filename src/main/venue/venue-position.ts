import type { Figure } from '../../shared/domain/figure.ts';
import type { DecimalString } from '../../shared/domain/ids.ts';
import type { Side } from '../../shared/domain/position.ts';

/** A position as the venue reports it. Our own risk figures are added to it by the account's code. */
export interface VenuePosition {
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
  /** Account-wide; `none` means no debt. */
  readonly healthFactor: Figure;
  readonly softLiquidation: Figure;
  readonly fullLiquidation: Figure;
  /** True when a raw-wei price was replaced by notional / mark. */
  readonly repaired: boolean;
}
