import type { Order, OrderStage } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import type { Orders } from '../db/database.ts';
import { neverSent, notOpened } from './never-sent.ts';
import type { OrderRecorder } from './order-recorder.ts';

/**
 * Settles, at start, what a crash left behind without asking anybody: an order that is `created` or `signed` was
 * certainly never sent, because `submitting` is committed before the first byte leaves and its signature was only
 * in memory. One that is `submitted` may exist at the venue: its outcome is unknown and is looked up.
 * So an order that waited for a close is not sent by itself; `onNotOpened` is told of it.
 * A cancellation that was under way may not have been sent: the order stands as before, and if it was sent, the
 * venue and the chain will tell.
 */
export function recoverOrders(
  orders: Pick<Orders, 'byClientId' | 'unresolvedAll'>,
  recorder: OrderRecorder,
  onNotOpened: (order: Order) => void,
): void {
  // Oldest first: a close is settled before the order that waited for it.
  for (const order of [...orders.unresolvedAll()].reverse()) {
    const { clientOrderId, stage, parentOrderId: after, cancelRequested, cancelAtVenue } = order;
    if (cancelRequested) {
      const seen = cancelAtVenue ? 'confirmed by the venue' : 'seen in a block';
      const reason = `the app stopped before the cancellation was ${seen}`;
      recorder.record(clientOrderId, 'terminal', { type: 'cancel-failed', reason });
    }
    if (stage === 'submitted') {
      const reason = 'the app stopped before the venue replied';
      recorder.record(clientOrderId, 'terminal', { type: 'outcome-unknown', reason });
    } else if (stage === 'created' || stage === 'signed') {
      const fact = after ? notOpened(orders.byClientId(after), STOPPED) : stoppedAt(stage);
      const failed = recorder.record(clientOrderId, 'terminal', fact);
      if (after) onNotOpened(failed);
    }
  }
}

const STOPPED = 'Ballast was closed before it was sent';

const stoppedAt = (stage: OrderStage): OrderFact =>
  neverSent('NEVER_SENT', `the app stopped before sending (${stage}); nothing left this computer`);
