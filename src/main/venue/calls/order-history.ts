import { ok, type Result } from '../../../shared/result.ts';
import { toVenueOrder } from '../map/order.ts';
import type { VenueError } from '../venue-error.ts';
import type { VenueOrder } from '../venue-order.ts';
import type { PageQuery, VenuePage } from '../venue-query.ts';
import { listOf } from '../wire/list.ts';
import { orderWire } from '../wire/order.ts';
import { query } from './query.ts';
import { read } from './read.ts';
import { toPage } from './to-page.ts';
import type { VenueContext } from './venue-context.ts';

const list = listOf(orderWire);

/** `GET /leverage/orders?user&page&limit`: one page of the account's orders of every status. */
export async function orderHistory(
  { transport, executorUrl, catalog }: VenueContext,
  { account, page, limit }: Omit<PageQuery, 'chainId'>,
): Promise<Result<VenuePage<VenueOrder>, VenueError>> {
  const url = `${executorUrl}/leverage/orders?${query({ user: account, page, limit })}`;
  const answer = await read(transport, 'order-history', url, list);
  if (!answer.ok) return answer;
  return ok(toPage(answer.value, { page, limit }, (row) => toVenueOrder(row, catalog)));
}
