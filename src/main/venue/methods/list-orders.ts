import type { OwnerAddress, VenueOrderId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { query, read, type VenueContext } from '../request.ts';
import { orderWire, toVenueOrder, type VenueOrder } from '../rows/order.ts';
import type { VenueError } from '../venue-error.ts';
import type { PageQuery, VenuePage } from '../venue-query.ts';
import { listOf, toPage } from '../wire/list.ts';

/** The venue's maximum page size. */
const LATEST = 500;

/** `GET /leverage/orders?user&page&limit`: a page of the account's orders of every status. */
export async function orderHistory(
  context: VenueContext,
  { account, page, limit }: Omit<PageQuery, 'chainId'>,
): Promise<Result<VenuePage<VenueOrder>, VenueError>> {
  const path = `/leverage/orders?${query({ user: account, page, limit })}`;
  const request = { call: 'order-history', url: `${context.executorUrl}${path}` };
  const answer = await read(context, request, listOf(orderWire));
  if (!answer.ok) return answer;
  const { catalog } = context;
  return ok(toPage(answer.value, { page, limit }, (row) => toVenueOrder(row, catalog)));
}

/** The account's latest 500 orders of every status: enough to find any order that can still change. */
export async function listOrders(
  context: VenueContext,
  account: OwnerAddress,
): Promise<Result<readonly VenueOrder[], VenueError>> {
  const answer = await orderHistory(context, { account, page: 1, limit: LATEST });
  return answer.ok ? ok(answer.value.rows) : answer;
}

/** `GET /leverage/orders/{orderId}`: one order; null if the venue answers 404. */
export async function getOrder(
  context: VenueContext,
  id: VenueOrderId,
): Promise<Result<VenueOrder | null, VenueError>> {
  const url = `${context.executorUrl}/leverage/orders/${encodeURIComponent(id)}`;
  const row = await read(context, { call: 'get-order', url }, orderWire);
  if (row.ok) return ok(toVenueOrder(row.value, context.catalog));
  return row.error.kind === 'refused' && row.error.status === 404 ? ok(null) : row;
}
