import { z } from 'zod';
import type { FundingEvent } from '../../../shared/domain/history.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Catalog, marketSymbol } from '../catalog.ts';
import { query, read, type VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';
import type { PageQuery, VenuePage } from '../venue-query.ts';
import { figure, figureField } from '../wire/figure.ts';
import { listOf, toPage } from '../wire/list.ts';
import { decimalText, timeValue } from '../wire/number.ts';
import { nameText } from '../wire/text.ts';

/** The notes name only `rate` (plain, without a percent sign); the other names are assumed. */
const fundingWire = z.object({
  id: nameText.optional(),
  symbol: nameText,
  rate: decimalText,
  amount: figureField,
  timestamp: timeValue,
});

/** Maps a funding row. One without an id is identified by market and time: a market has one event at a time. */
const toFundingEvent = (
  row: z.output<typeof fundingWire>,
  account: OwnerAddress,
  catalog: Catalog,
): FundingEvent => ({
  id: row.id ?? `${row.symbol}-${row.timestamp}`,
  account,
  symbol: marketSymbol(catalog, row.symbol),
  rate: row.rate,
  amount: figure(row.amount),
  at: row.timestamp,
});

/** `GET /spot/account/funding?address&chainId&page&limit`: a page of the account's funding events, newest first. */
export async function funding(
  context: VenueContext,
  { account, chainId, page, limit }: PageQuery,
): Promise<Result<VenuePage<FundingEvent>, VenueError>> {
  const path = `/spot/account/funding?${query({ address: account, chainId, page, limit })}`;
  const request = { call: 'funding', url: `${context.indexerUrl}${path}` };
  const answer = await read(context, request, listOf(fundingWire));
  if (!answer.ok) return answer;
  const { catalog } = context;
  return ok(toPage(answer.value, { page, limit }, (row) => toFundingEvent(row, account, catalog)));
}
