import { z } from 'zod';
import { ok, type Result } from '../../../shared/result.ts';
import { query, read, type VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';
import { listOf } from '../wire/list.ts';
import { nameText } from '../wire/text.ts';

/** The row's figures are not used: prices come with the tickers. */
const marketWire = z.object({ symbol: nameText, marketType: z.string().default('spot') });

/** `GET /spot/markets?chainId`: the names of the spot markets, without their perp twins. */
export async function markets(
  context: VenueContext,
  chainId: number,
): Promise<Result<readonly string[], VenueError>> {
  const url = `${context.indexerUrl}/spot/markets?${query({ chainId })}`;
  const answer = await read(context, { call: 'markets', url }, listOf(marketWire));
  if (!answer.ok) return answer;
  const spot = answer.value.data.filter(({ marketType }) => marketType === 'spot');
  return ok([...new Set(spot.map(({ symbol }) => symbol))]);
}
