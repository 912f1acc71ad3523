import type { Balance } from '../../../shared/domain/balance.ts';
import type { UnixMs, VenueOrderId } from '../../../shared/domain/ids.ts';
import type { OrderEvent } from '../../../shared/domain/order-event.ts';
import type { Catalog } from '../catalog.ts';
import type { AccountQuery } from '../venue-query.ts';

/** What a message of the account channel is read with: frames of any other account or chain are foreign. */
export interface FrameContext extends AccountQuery {
  readonly catalog: Catalog;
  /** When the message arrived. */
  readonly at: UnixMs;
}

/** One message of the account channel, as facts. */
export type AccountFrame =
  /** Pending, filled, failed or cancelled; the row is found, or made, by `venueOrderId`. */
  | {
      readonly kind: 'order';
      readonly venueOrderId: VenueOrderId;
      /** When the venue accepted the order; frames after `order_pending` may not say. */
      readonly createdAt: UnixMs | null;
      readonly event: OrderEvent;
    }
  /** The account's balances, complete: replace what is held. */
  | {
      readonly kind: 'balances';
      readonly balances: readonly Balance[];
      /** Frames can overtake each other: one of an older block than the last must not replace it. */
      readonly blockNumber: number | null;
    }
  /** Balances changed, the frame does not say to what: fetch them. */
  | { readonly kind: 'balances-stale' }
  /** The venue confirmed the subscription, or answered a ping. */
  | { readonly kind: 'subscribed' }
  | { readonly kind: 'pong' }
  /** For another address or chain: ignored. */
  | { readonly kind: 'foreign' }
  /** A type this release does not know: counted, otherwise ignored. */
  | { readonly kind: 'unknown-type'; readonly type: string }
  /** Not JSON, or a known type without its documented shape: the stream is suspect, take a snapshot. */
  | { readonly kind: 'malformed'; readonly detail: string };
