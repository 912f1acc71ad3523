import type { Order } from '../../shared/domain/order.ts';
import type { AccountFeature } from '../account/open-account.ts';
import type { Core } from '../core/open-core.ts';
import type { PostOrderRequest } from '../venue/methods/post-order.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { toAppError } from '../venue/venue-error.ts';
import { neverSent } from './never-sent.ts';
import type { Reconciler } from './reconciler.ts';

export interface SubmitOrderOptions {
  readonly venue: Pick<VenueClient, 'postOrder'>;
  readonly account: Pick<AccountFeature, 'holdFrames'>;
  readonly reconciler: Pick<Reconciler, 'run'>;
}

/**
 * Sends a signed order once and journals the outcome. `submitting` is committed before the first byte leaves, so that a
 * crash at any point leaves a row that says whether the order can exist. It never sends again and never signs again.
 */
export type SubmitOrder = (order: Order, request: PostOrderRequest) => Promise<Order>;

export function createSubmitOrder(
  { recorder, background }: Pick<Core, 'recorder' | 'background'>,
  { venue, account, reconciler }: SubmitOrderOptions,
): SubmitOrder {
  return async ({ clientOrderId: id }, request) => {
    recorder.record(id, 'terminal', { type: 'submitting' });
    const releaseFrames = account.holdFrames();
    try {
      const reply = await venue.postOrder(request);
      if (reply.ok) return recorder.acknowledge(id, reply.value, 'post-reply');
      const { error } = reply;
      switch (error.kind) {
        case 'refused': {
          const failure = { by: 'venue', code: error.code, message: error.message } as const;
          return recorder.record(id, 'post-reply', { type: 'failed', venueOrderId: null, failure });
        }
        case 'unreachable': {
          const fact = neverSent({ code: 'NEVER_SENT', refusal: toAppError(error) });
          return recorder.record(id, 'terminal', fact);
        }
        case 'unknown': {
          const reason = { code: 'TEXT', text: error.detail } as const;
          const unknown = recorder.record(id, 'terminal', { type: 'outcome-unknown', reason });
          background.run('look up', reconciler.run);
          return unknown;
        }
      }
    } finally {
      releaseFrames();
    }
  };
}
