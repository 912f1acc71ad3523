import { createHash } from 'node:crypto';
import { type ClientOrderId, clientOrderId, type VenueOrderId } from '../../shared/domain/ids.ts';

/**
 * The client order id of an order first seen at the venue: always the same for the same venue id, so that history fetched
 * twice, or on two computers, gives it the same id. It cannot collide with an id created here: those are random.
 */
export function elsewhereOrderId(id: VenueOrderId): ClientOrderId {
  const digest = createHash('sha256').update(`venue order ${id}`).digest('hex');
  return clientOrderId(`ord_${digest.slice(0, 32)}`);
}
