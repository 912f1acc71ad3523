import type {
  OrderDigest,
  OrderHash,
  OwnerAddress,
  SessionId,
  UnixMs,
  VenueOrderId,
} from '../../shared/domain/ids.ts';
import type { OrderFailure, OrderFillFacts, OrderTerms } from '../../shared/domain/order.ts';

export type VenueOrderStatus = 'pending' | 'filled' | 'failed' | 'expired' | 'cancelled';

/** One order as the venue reports it (order endpoint or list): the same shape from both. */
export interface VenueOrder {
  readonly venueOrderId: VenueOrderId;
  /** Null where the row does not name its user. */
  readonly account: OwnerAddress | null;
  /** A status this release does not know counts as `pending`: the venue has the order, nothing final is known. */
  readonly status: VenueOrderStatus;
  /** Null where the venue does not echo the signed order, or its tokens are not known here. */
  readonly terms: OrderTerms | null;
  /** What identifies a signed order; each null where the venue does not echo it. */
  readonly sessionId: SessionId | null;
  readonly nonce: number | null;
  readonly orderHash: OrderHash | null;
  readonly orderDigest: OrderDigest | null;
  readonly fill: OrderFillFacts | null;
  readonly failure: OrderFailure | null;
  readonly createdAt: UnixMs | null;
  readonly updatedAt: UnixMs | null;
}
