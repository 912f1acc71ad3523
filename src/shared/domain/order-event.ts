import type { UnixMs, VenueOrderId } from './ids.ts';
import type {
  OrderCancel,
  OrderFailure,
  OrderFillFacts,
  OrderSignatureFacts,
  OrderTerms,
} from './order.ts';
import type { OrderReason } from './order-reason.ts';

/** Where a fact was learned. Stored with it, so that every state of an order can be traced. */
export type FactSource = 'terminal' | 'post-reply' | 'frame' | 'poll' | 'history' | 'chain';

/** One fact about one order. Facts may be repeated, late or shuffled; the order ends in the same state. */
export type OrderEvent = { readonly at: UnixMs; readonly source: FactSource } & OrderFact;

export type OrderFact =
  /** An order that has waited gets current terms before it is signed. */
  | { readonly type: 'repriced'; readonly terms: OrderTerms }
  | { readonly type: 'signed'; readonly signature: OrderSignatureFacts }
  /** Written before the first byte is sent: from here on the order may exist at the venue. */
  | { readonly type: 'submitting' }
  /** Time-out, lost connection, 5xx, crash: whether the venue has the order is not known. */
  | { readonly type: 'outcome-unknown'; readonly reason: OrderReason }
  /** The venue has the order (POST reply, order_pending frame, or a list). */
  | { readonly type: 'pending'; readonly venueOrderId: VenueOrderId; readonly terms?: OrderTerms }
  | {
      readonly type: 'filled';
      readonly venueOrderId: VenueOrderId | null;
      readonly fill: OrderFillFacts;
    }
  | {
      readonly type: 'failed';
      readonly venueOrderId: VenueOrderId | null;
      readonly failure: OrderFailure;
    }
  | { readonly type: 'expired'; readonly venueOrderId: VenueOrderId | null }
  | {
      readonly type: 'cancelled';
      readonly venueOrderId: VenueOrderId | null;
      readonly reason: OrderReason;
    }
  /** Written before a cancellation is signed or sent. */
  | { readonly type: 'cancel-requested'; readonly by: OrderCancel['by'] }
  /** The cancellation failed or was refused; the order is unchanged. */
  | { readonly type: 'cancel-failed'; readonly reason: OrderReason }
  /** Recovery stopped looking; the user must check. */
  | { readonly type: 'attention'; readonly reason: OrderReason };
