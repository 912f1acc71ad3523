import type { Catalog } from '../catalog.ts';
import type { VenuePosition } from '../venue-position.ts';
import type { PositionWire } from '../wire/position.ts';
import { figure, healthFigure, positiveFigure } from './figure.ts';
import { marketSymbol } from './market-symbol.ts';
import { repairPrice } from './repair.ts';

/** A closed position that the venue still lists, by its documented reason. */
const GHOST_REASON = { short: 'user_debt_unavailable', long: 'user_collateral_unavailable' };

/** A position as the venue reports it; null for one that is closed: a ghost row, or nothing left of it. */
export function toPosition(row: PositionWire, catalog: Catalog): VenuePosition | null {
  if (row.liquidationPriceReason === GHOST_REASON[row.side] || row.size === '0') return null;
  const notional = positiveFigure(row.notional);
  const markPrice = positiveFigure(row.markPrice);
  const size = row.size.replace('-', '');
  const entry = repairPrice(positiveFigure(row.entryPrice), { notional, mark: markPrice, size });
  return {
    symbol: marketSymbol(catalog.markets(), row.symbol),
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
