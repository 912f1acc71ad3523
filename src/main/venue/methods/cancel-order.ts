import type { VenueOrderId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';

/**
 * `DELETE` at the executor's cancel endpoint: requests a cancellation, once. `path` contains `{orderId}`. A 2xx proves
 * only that the venue took the request, whether or not its body can be read.
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
