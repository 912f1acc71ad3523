import type { Core } from '../core/open-core.ts';
import { neverSent, noticeNotOpened, notOpened } from './never-sent.ts';

/**
 * Settles at start what a crash left behind, without asking venue or chain. An order that is `created` or `signed` was
 * certainly never sent, because `submitting` is committed before the first byte leaves and the signature was only in
 * memory. One that is `submitted` may exist at the venue: its outcome is unknown and will be looked up. An order that
 * waited for a close is not sent by itself; a notice says so. A cancellation that was under way may not have been sent:
 * the order stands as before, and if it was sent, venue and chain will show it.
 */
export function recoverOrders({
  database: { orders },
  recorder,
  notices,
}: Pick<Core, 'database' | 'recorder' | 'notices'>): void {
  // Oldest first: a close is settled before the order that waited for it.
  for (const order of [...orders.unresolvedAll()].reverse()) {
    const { clientOrderId, stage, parentOrderId: after, cancel } = order;
    if (cancel) {
      const reason = { code: 'APP_CLOSED' } as const;
      recorder.record(clientOrderId, 'terminal', { type: 'cancel-failed', reason });
    }
    if (stage === 'submitted') {
      const reason = { code: 'APP_CLOSED' } as const;
      recorder.record(clientOrderId, 'terminal', { type: 'outcome-unknown', reason });
    } else if (stage === 'created' || stage === 'signed') {
      const fact = after
        ? notOpened(orders.byClientId(after), { abandoned: 'app-closed' })
        : NEVER_SENT;
      const failed = recorder.record(clientOrderId, 'terminal', fact);
      if (after) noticeNotOpened(notices, failed);
    }
  }
}

const NEVER_SENT = neverSent({ code: 'NEVER_SENT', abandoned: 'app-closed' });
