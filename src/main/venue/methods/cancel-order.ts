import type { VenueOrderId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';

/**
 * `DELETE` of the executor's cancel endpoint: asks for an order to be dropped, once. `path` holds `{orderId}`. Whatever a
 * 2xx says, only that the venue was asked is known then; so it is where the answer cannot be read.
 */
export async function cancelOrder(
  { transport, executorUrl }: VenueContext,
  path: string,
  id: VenueOrderId,
): Promise<Result<null, VenueError>> {
  const url = `${executorUrl}${path.replace('{orderId}', encodeURIComponent(id))}`;
  const reply = await transport.send({ call: 'cancel-order', url, method: 'DELETE' });
  return reply.ok || reply.error.kind === 'malformed' ? ok(null) : reply;
}
