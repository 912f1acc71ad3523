import type { AppError } from '../../shared/domain/app-error.ts';
import type { VenueOrderId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { toAppError } from '../venue/venue-error.ts';

/**
 * Asks the venue to drop an order. `ok`: the request was or may have been received; the venue's order list shows the
 * outcome. Errors, which prove that it did nothing: VENUE_CANCEL_REFUSED, VENUE_UNREACHABLE.
 */
export async function cancelAtVenue(
  venue: Pick<VenueClient, 'cancelOrder'>,
  path: string,
  id: VenueOrderId,
): Promise<Result<null, AppError>> {
  const asked = await venue.cancelOrder(path, id);
  if (asked.ok || asked.error.kind === 'unknown') return ok(null);
  return err(toAppError(asked.error, 'VENUE_CANCEL_REFUSED'));
}
