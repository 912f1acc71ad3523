import type { UnixMs } from '../../../shared/domain/ids.ts';
import type { FactSource, OrderEvent, OrderFact } from '../../../shared/domain/order-event.ts';
import type { VenueOrder } from '../venue-order.ts';

/** What an order row says, as a fact about that order. */
export function toOrderFact(order: VenueOrder): OrderFact {
  const { venueOrderId, status, terms, fill, failure } = order;
  switch (status) {
    case 'pending':
      return { type: 'pending', venueOrderId, ...(terms && { terms }) };
    case 'filled':
      return {
        type: 'filled',
        venueOrderId,
        fill: fill ?? { txHash: null, boughtAmount: null, price: null },
      };
    case 'failed':
      return { type: 'failed', venueOrderId, failure: failure ?? { code: 'UNKNOWN', message: '' } };
    case 'expired':
      return { type: 'expired', venueOrderId };
    case 'cancelled':
      return { type: 'cancelled', venueOrderId, reason: failure?.message || failure?.code || '' };
  }
}

/**
 * The same with its source and time: the venue's own time where the row has one, so that a row read twice gives the
 * same event twice; else `at`, the time of reading.
 */
export const toOrderEvent = (order: VenueOrder, source: FactSource, at: UnixMs): OrderEvent => ({
  at: order.updatedAt ?? order.createdAt ?? at,
  source,
  ...toOrderFact(order),
});
