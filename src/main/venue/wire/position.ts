import { z } from 'zod';
import { decimalText, figureField } from './number.ts';
import { nameText } from './text.ts';

/** `long` or `short`, in any case. */
const sideText = z
  .string()
  .transform((text) => text.toLowerCase())
  .pipe(z.enum(['long', 'short']));

/**
 * A row of the positions. What names the position is strict, since a row left out would read as "flat";
 * a figure that cannot be read only makes that figure unknown.
 */
export const positionWire = z.object({
  symbol: nameText,
  side: sideText,
  /** A short's may be negative; the side says it all. */
  size: decimalText,
  notional: figureField,
  margin: figureField,
  leverage: figureField,
  entryPrice: figureField,
  markPrice: figureField,
  unrealizedPnl: figureField,
  healthFactor: figureField,
  partialLiquidationPrice: figureField,
  fullLiquidationPrice: figureField,
  /** Older answers: the same as `partialLiquidationPrice`. */
  liquidationPrice: figureField,
  liquidationPriceReason: z.string().nullish(),
});

export type PositionWire = z.output<typeof positionWire>;
