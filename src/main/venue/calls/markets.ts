import { ok, type Result } from '../../../shared/result.ts';
import type { VenueError } from '../venue-error.ts';
import { listOf } from '../wire/list.ts';
import { marketWire } from '../wire/market.ts';
import { query } from './query.ts';
import { read } from './read.ts';
import type { VenueContext } from './venue-context.ts';

const list = listOf(marketWire);

/** `GET /spot/markets?chainId`: the names of the spot markets; the perps' twin rows are left out. */
export async function markets(
  { transport, indexerUrl }: VenueContext,
  chainId: number,
): Promise<Result<readonly string[], VenueError>> {
  const answer = await read(
    transport,
    'markets',
    `${indexerUrl}/spot/markets?${query({ chainId })}`,
    list,
  );
  if (!answer.ok) return answer;
  const spot = answer.value.data.filter(({ marketType }) => (marketType ?? 'spot') === 'spot');
  return ok([...new Set(spot.map(({ symbol }) => symbol))]);
}
