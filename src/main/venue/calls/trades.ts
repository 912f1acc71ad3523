import type { Fill } from '../../../shared/domain/history.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { toFill } from '../map/trade.ts';
import type { VenueError } from '../venue-error.ts';
import type { PageQuery, VenuePage } from '../venue-query.ts';
import { listOf } from '../wire/list.ts';
import { tradeWire } from '../wire/trade.ts';
import { query } from './query.ts';
import { read } from './read.ts';
import { toPage } from './to-page.ts';
import type { VenueContext } from './venue-context.ts';

const list = listOf(tradeWire);

/** `GET /spot/account/trades?address&chainId&page&limit`: one page of the account's trades, newest first. */
export async function trades(
  { transport, indexerUrl, catalog }: VenueContext,
  { account, chainId, page, limit }: PageQuery,
): Promise<Result<VenuePage<Fill>, VenueError>> {
  const url = `${indexerUrl}/spot/account/trades?${query({ address: account, chainId, page, limit })}`;
  const answer = await read(transport, 'trades', url, list);
  if (!answer.ok) return answer;
  return ok(toPage(answer.value, { page, limit }, (row) => toFill(row, account, catalog)));
}
