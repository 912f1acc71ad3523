import type { Order } from '../../shared/domain/order.ts';
import type { PostOrderRequest } from '../venue/methods/post-order.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import type { HeldOrderFrames } from './held-order-frames.ts';
import type { OrderRecorder } from './order-recorder.ts';

export interface SubmitOrderOptions {
  readonly venue: Pick<VenueClient, 'postOrder'>;
  readonly recorder: OrderRecorder;
  readonly frames: Pick<HeldOrderFrames<unknown>, 'posting'>;
  /** The outcome of this order has to be looked up. */
  lookUp(order: Order): void;
}

/**
 * Sends a signed order once and journals what came of it. `submitting` is committed before the first byte leaves, so
 * a crash at any point leaves a row that says whether the order can exist. Never sends again, never signs again.
 */
export async function submitOrder(
  options: SubmitOrderOptions,
  order: Order,
  request: PostOrderRequest,
): Promise<Order> {
  const { venue, recorder, frames } = options;
  const id = order.clientOrderId;
  recorder.record(id, 'terminal', { type: 'submitting' });
  const settled = frames.posting();
  try {
    const reply = await venue.postOrder(request);
    if (reply.ok) return recorder.acknowledge(id, reply.value, 'post-reply');
    const { error } = reply;
    switch (error.kind) {
      case 'refused': {
        const failure = { code: error.code, message: error.message };
        return recorder.record(id, 'post-reply', { type: 'failed', venueOrderId: null, failure });
      }
      case 'unreachable': {
        const failure = { code: 'NEVER_SENT', message: error.detail };
        return recorder.record(id, 'terminal', { type: 'failed', venueOrderId: null, failure });
      }
      case 'unknown': {
        const unknown = recorder.record(id, 'terminal', {
          type: 'outcome-unknown',
          reason: error.detail,
        });
        options.lookUp(unknown);
        return unknown;
      }
    }
  } finally {
    settled();
  }
}
