import { z } from 'zod';
import type { Figure } from '../../../shared/domain/figure.ts';
import type { DecimalString } from '../../../shared/domain/ids.ts';
import type { Side } from '../../../shared/domain/position.ts';
import { repairEntryPrice } from '../../../shared/math/repair-fill.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Catalog, marketSymbol } from '../catalog.ts';
import { query, read, type VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';
import type { AccountQuery } from '../venue-query.ts';
import { figure, figureField, healthFigure, positiveFigure } from '../wire/figure.ts';
import { listOf } from '../wire/list.ts';
import { decimalText } from '../wire/number.ts';
import { nameText } from '../wire/text.ts';

/**
 * Symbol, side and size are required, since a row left out would read as "flat". Any other field that cannot be read
 * becomes an unknown figure.
 */
const positionWire = z.object({
  symbol: nameText,
  /** In upper or lower case. */
  side: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(['long', 'short'])),
  /** Can be negative for a short; `side` decides. */
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

/** A position as the venue reports it. `account/` adds our own risk figures. */
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
  /** True when a raw-wei price was replaced by notional / size. */
  readonly repaired: boolean;
}

/** The documented reasons by which to recognise a closed position that is still listed. */
const GHOST_REASON = { short: 'user_debt_unavailable', long: 'user_collateral_unavailable' };

/** Maps a position row; null for a closed position: a ghost row, or a size of zero. */
function toPosition(row: z.output<typeof positionWire>, catalog: Catalog): VenuePosition | null {
  if (row.liquidationPriceReason === GHOST_REASON[row.side] || row.size === '0') return null;
  const notional = positiveFigure(row.notional);
  const markPrice = positiveFigure(row.markPrice);
  const size = row.size.replace('-', '');
  const worth = { notional, mark: markPrice, size };
  const entry = repairEntryPrice(positiveFigure(row.entryPrice), worth);
  return {
    symbol: marketSymbol(catalog, row.symbol),
    side: row.side,
    size,
    notional,
    margin: positiveFigure(row.margin),
    leverage: positiveFigure(row.leverage),
    entryPrice: entry.figure,
    markPrice,
    unrealizedPnl: figure(row.unrealizedPnl),
    healthFactor: healthFigure(row.healthFactor),
    softLiquidation: positiveFigure(row.partialLiquidationPrice ?? row.liquidationPrice),
    fullLiquidation: positiveFigure(row.fullLiquidationPrice),
    repaired: entry.repaired,
  };
}

/** `GET /spot/account/positions?address&chainId`: the open positions, without the closed ones that the venue still lists. */
export async function positions(
  context: VenueContext,
  { account, chainId }: AccountQuery,
): Promise<Result<readonly VenuePosition[], VenueError>> {
  const path = `/spot/account/positions?${query({ address: account, chainId })}`;
  const request = { call: 'positions', url: `${context.indexerUrl}${path}` };
  const answer = await read(context, request, listOf(positionWire));
  if (!answer.ok) return answer;
  return ok(answer.value.data.flatMap((row) => toPosition(row, context.catalog) ?? []));
}
