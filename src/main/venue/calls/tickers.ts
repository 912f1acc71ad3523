import type { Ticker } from '../../../shared/domain/market.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { toTicker } from '../map/ticker.ts';
import type { VenueError } from '../venue-error.ts';
import { listOf } from '../wire/list.ts';
import { tickerWire } from '../wire/market.ts';
import { query } from './query.ts';
import { read } from './read.ts';
import type { VenueContext } from './venue-context.ts';

const list = listOf(tickerWire);

/** `GET /spot/tickers?chainId`: the markets' prices, stamped with the time of receipt; none without a price. */
export async function tickers(
  { transport, indexerUrl, catalog, clock }: VenueContext,
  chainId: number,
): Promise<Result<readonly Ticker[], VenueError>> {
  const url = `${indexerUrl}/spot/tickers?${query({ chainId })}`;
  const answer = await read(transport, 'tickers', url, list);
  if (!answer.ok) return answer;
  const receivedAt = clock.now();
  return ok(answer.value.data.flatMap((row) => toTicker(row, catalog, receivedAt) ?? []));
}
