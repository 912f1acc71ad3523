import type { ClientOrderId, OwnerAddress, UnixMs, VenueOrderId } from './ids.ts';
import type { Order, OrderTerms } from './order.ts';

export interface NewOrder {
  readonly clientOrderId: ClientOrderId;
  readonly account: OwnerAddress;
  readonly chainId: number;
  readonly terms: OrderTerms;
  readonly parentOrderId?: ClientOrderId;
  readonly at: UnixMs;
}

const blank = {
  cancel: null,
  outcomeUnknown: false,
  signature: null,
  fill: null,
  failure: null,
} as const;

/** An intent of this terminal: journaled, nothing signed yet. */
export const createOrder = ({ at, ...intent }: NewOrder): Order => ({
  ...blank,
  ...intent,
  venueOrderId: null,
  origin: 'here',
  stage: 'created',
  createdAt: at,
  updatedAt: at,
});

export interface SeenOrder {
  /** Derived from `venueOrderId`, so that the same order always gets the same row. */
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId: VenueOrderId;
  readonly account: OwnerAddress;
  readonly chainId: number;
  /** Null while only its frame has been seen. */
  readonly terms: OrderTerms | null;
  /** When the venue accepted it, or when it was first seen if the venue does not say. */
  readonly at: UnixMs;
}

/** An order first seen at the venue: placed elsewhere, or announced before the reply to the POST that placed it. */
export const createElsewhereOrder = ({ at, ...seen }: SeenOrder): Order => ({
  ...blank,
  ...seen,
  origin: 'elsewhere',
  stage: 'open',
  createdAt: at,
  updatedAt: at,
});
