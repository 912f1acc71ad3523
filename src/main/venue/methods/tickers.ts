import { z } from 'zod';
import type { UnixMs } from '../../../shared/domain/ids.ts';
import type { Ticker } from '../../../shared/domain/market.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Catalog, marketSymbol } from '../catalog.ts';
import { query, read, type VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';
import { figureField, percentFigure, positiveFigure } from '../wire/figure.ts';
import { listOf } from '../wire/list.ts';
import { nameText } from '../wire/text.ts';

/** Assumed to name its fields like the rows of `/spot/markets`. */
const tickerWire = z.object({
  symbol: nameText,
  markPrice: figureField,
  priceChangePct24h: figureField,
});

/** Maps a ticker row; null without a price, since a missing price is not a price of zero. */
function toTicker(
  row: z.output<typeof tickerWire>,
  catalog: Catalog,
  receivedAt: UnixMs,
): Ticker | null {
  const mark = positiveFigure(row.markPrice);
  if (mark.kind !== 'value') return null;
  return {
    symbol: marketSymbol(catalog, row.symbol),
    markPrice: mark.value,
    change24hPct: percentFigure(row.priceChangePct24h),
    receivedAt,
  };
}

/** `GET /spot/tickers?chainId`: the markets' prices, with the time of receipt. Rows without a price are left out. */
export async function tickers(
  context: VenueContext,
  chainId: number,
): Promise<Result<readonly Ticker[], VenueError>> {
  const url = `${context.indexerUrl}/spot/tickers?${query({ chainId })}`;
  const answer = await read(context, { call: 'tickers', url }, listOf(tickerWire));
  if (!answer.ok) return answer;
  const receivedAt = context.clock.now();
  return ok(answer.value.data.flatMap((row) => toTicker(row, context.catalog, receivedAt) ?? []));
}
