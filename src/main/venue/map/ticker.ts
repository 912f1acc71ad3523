import type { UnixMs } from '../../../shared/domain/ids.ts';
import type { Ticker } from '../../../shared/domain/market.ts';
import type { Catalog } from '../catalog.ts';
import type { TickerWire } from '../wire/market.ts';
import { percentFigure, positiveFigure } from './figure.ts';
import { marketSymbol } from './market-symbol.ts';

/** A ticker; null without a price: no price is not a price of zero. */
export function toTicker(row: TickerWire, catalog: Catalog, receivedAt: UnixMs): Ticker | null {
  const mark = positiveFigure(row.markPrice);
  if (mark.kind !== 'value') return null;
  return {
    symbol: marketSymbol(catalog.markets(), row.symbol),
    markPrice: mark.value,
    change24hPct: percentFigure(row.priceChangePct24h),
    receivedAt,
  };
}
