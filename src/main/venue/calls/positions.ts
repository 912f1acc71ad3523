import { ok, type Result } from '../../../shared/result.ts';
import { toPosition } from '../map/position.ts';
import type { VenueError } from '../venue-error.ts';
import type { VenuePosition } from '../venue-position.ts';
import type { AccountQuery } from '../venue-query.ts';
import { listOf } from '../wire/list.ts';
import { positionWire } from '../wire/position.ts';
import { query } from './query.ts';
import { read } from './read.ts';
import type { VenueContext } from './venue-context.ts';

const list = listOf(positionWire);

/** `GET /spot/account/positions?address&chainId`: the open positions, without closed ones the venue still lists. */
export async function positions(
  { transport, indexerUrl, catalog }: VenueContext,
  { account, chainId }: AccountQuery,
): Promise<Result<readonly VenuePosition[], VenueError>> {
  const url = `${indexerUrl}/spot/account/positions?${query({ address: account, chainId })}`;
  const answer = await read(transport, 'positions', url, list);
  if (!answer.ok) return answer;
  return ok(answer.value.data.flatMap((row) => toPosition(row, catalog) ?? []));
}
