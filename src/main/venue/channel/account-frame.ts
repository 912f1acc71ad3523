import type { Balance } from '../../../shared/domain/balance.ts';
import type { UnixMs, VenueOrderId } from '../../../shared/domain/ids.ts';
import type { OrderEvent } from '../../../shared/domain/order-event.ts';
import type { Catalog } from '../catalog.ts';
import type { AccountQuery } from '../venue-query.ts';

/** What it takes to read a message of the account channel. Frames of another account or chain are foreign. */
export interface FrameContext extends AccountQuery {
  readonly catalog: Catalog;
  /** When the message arrived. */
  readonly at: UnixMs;
}

/** One message of the account channel. */
export type AccountFrame =
  /** An order became pending, filled, failed, expired or cancelled. Find or insert its row by `venueOrderId`. */
  | {
      readonly kind: 'order';
      readonly venueOrderId: VenueOrderId;
      /** When the venue accepted the order; null if the frame does not say. */
      readonly createdAt: UnixMs | null;
      readonly event: OrderEvent;
    }
  /** All of the account's balances: they replace the previous ones. */
  | {
      readonly kind: 'balances';
      readonly balances: readonly Balance[];
      /** Frames can arrive out of order: balances of an older block must not replace newer ones. */
      readonly blockNumber: number | null;
    }
  /** Balances changed, but the frame does not carry them: fetch them. */
  | { readonly kind: 'balances-stale' }
  /** The venue confirmed the subscription, or answered a ping. */
  | { readonly kind: 'subscribed' }
  | { readonly kind: 'pong' }
  /** Meant for another address or chain: ignored. */
  | { readonly kind: 'foreign' }
  /** A type that this release does not know: counted, otherwise ignored. */
  | { readonly kind: 'unknown-type'; readonly type: string }
  /** Not JSON, or a known type without its documented shape: the stream is suspect, take a snapshot. */
  | { readonly kind: 'malformed'; readonly detail: string };
