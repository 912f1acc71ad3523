import type { VenueOrderId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { toVenueOrder } from '../map/order.ts';
import type { VenueError } from '../venue-error.ts';
import type { VenueOrder } from '../venue-order.ts';
import { orderWire } from '../wire/order.ts';
import { read } from './read.ts';
import type { VenueContext } from './venue-context.ts';

/** `GET /leverage/orders/{orderId}`: one order; null when the venue answers 404. */
export async function getOrder(
  { transport, executorUrl, catalog }: VenueContext,
  id: VenueOrderId,
): Promise<Result<VenueOrder | null, VenueError>> {
  const url = `${executorUrl}/leverage/orders/${encodeURIComponent(id)}`;
  const row = await read(transport, 'get-order', url, orderWire);
  if (row.ok) return ok(toVenueOrder(row.value, catalog));
  return row.error.kind === 'refused' && row.error.status === 404 ? ok(null) : row;
}
