import type { Orders } from '../db/database.ts';
import type { OrderRecorder } from './order-recorder.ts';

/**
 * Settles, at start, what a crash left behind without asking anybody: an order that is `created` or `signed` was
 * certainly never sent, because `submitting` is committed before the first byte leaves and its signature was only
 * in memory. One that is `submitted` may exist at the venue: its outcome is unknown and is looked up.
 * A cancellation that was under way may not have been sent: the order stands as before, and if it was sent, the
 * venue and the chain will tell.
 */
export function recoverOrders(
  orders: Pick<Orders, 'unresolvedAll'>,
  recorder: OrderRecorder,
): void {
  for (const { clientOrderId, stage, cancelRequested } of orders.unresolvedAll()) {
    if (cancelRequested) {
      const reason = 'the app stopped before the cancellation was seen in a block';
      recorder.record(clientOrderId, 'terminal', { type: 'cancel-failed', reason });
    }
    if (stage === 'created' || stage === 'signed') {
      const message = `the app stopped before sending (${stage}); nothing left this computer`;
      const failure = { code: 'NEVER_SENT', message };
      recorder.record(clientOrderId, 'terminal', { type: 'failed', venueOrderId: null, failure });
    } else if (stage === 'submitted') {
      const reason = 'the app stopped before the venue replied';
      recorder.record(clientOrderId, 'terminal', { type: 'outcome-unknown', reason });
    }
  }
}
