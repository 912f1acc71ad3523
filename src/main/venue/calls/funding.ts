import type { FundingEvent } from '../../../shared/domain/history.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { toFundingEvent } from '../map/funding.ts';
import type { VenueError } from '../venue-error.ts';
import type { PageQuery, VenuePage } from '../venue-query.ts';
import { fundingWire } from '../wire/funding.ts';
import { listOf } from '../wire/list.ts';
import { query } from './query.ts';
import { read } from './read.ts';
import { toPage } from './to-page.ts';
import type { VenueContext } from './venue-context.ts';

const list = listOf(fundingWire);

/** `GET /spot/account/funding?address&chainId&page&limit`: one page of the account's funding events, newest first. */
export async function funding(
  { transport, indexerUrl, catalog }: VenueContext,
  { account, chainId, page, limit }: PageQuery,
): Promise<Result<VenuePage<FundingEvent>, VenueError>> {
  const url = `${indexerUrl}/spot/account/funding?${query({ address: account, chainId, page, limit })}`;
  const answer = await read(transport, 'funding', url, list);
  if (!answer.ok) return answer;
  return ok(toPage(answer.value, { page, limit }, (row) => toFundingEvent(row, account, catalog)));
}
