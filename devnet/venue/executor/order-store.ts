import { concatHex, type Hex, keccak256, toHex } from 'viem';
import {
  type Authorisation,
  actionOf,
  type Ending,
  type Fill,
  type VenueOrder,
} from './venue-order.ts';

/** Stable for the same order: a restarted venue that finds a fill on chain assigns the same id. */
const orderId = (digest: Hex, attempt: number): string =>
  `lev_${keccak256(concatHex([digest, toHex(attempt, { size: 4 })])).slice(2, 26)}`;

/** Every order known to the venue. An order that has ended never changes again. */
export class OrderStore {
  private readonly orders = new Map<string, VenueOrder>();
  private readonly listeners = new Set<(order: VenueOrder) => void>();

  /** Calls `listener` with each accepted or ended order; returns a function that unsubscribes. */
  subscribe(listener: (order: VenueOrder) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get(id: string): VenueOrder | undefined {
    return this.orders.get(id);
  }

  /** Oldest first. */
  all(): readonly VenueOrder[] {
    return [...this.orders.values()];
  }

  pending(): readonly VenueOrder[] {
    return this.all().filter((order) => order.status === 'pending');
  }

  /** The pending orders at this session nonce: one, or the legs of one OCO group. */
  pendingAt(sessionId: Hex, nonce: bigint): readonly VenueOrder[] {
    return this.pending().filter(
      ({ authorisation }) =>
        authorisation?.call.sessionId === sessionId && authorisation.call.nonce === nonce,
    );
  }

  accept(
    terms: Pick<VenueOrder, 'orderType' | 'order' | 'digest' | 'ocoGroupId'> & {
      readonly authorisation: Authorisation;
      readonly at: number;
    },
  ): VenueOrder {
    const { at, ...rest } = terms;
    return this.put({
      ...rest,
      id: this.nextId(terms.digest),
      status: 'pending',
      createdAt: at,
      updatedAt: at,
      txHash: null,
      bought: null,
      errorCode: null,
      errorMessage: null,
    });
  }

  /** Ends a pending order; an order that has already ended is unchanged. */
  end(id: string, ending: Ending): void {
    const order = this.orders.get(id);
    if (order?.status !== 'pending') return;
    const { at, ...facts } = ending;
    // Block times are whole seconds and may be before the order's arrival.
    this.put({ ...order, ...facts, updatedAt: Math.max(at, order.createdAt) });
  }

  /** Applies a fill read from the chain. Idempotent. */
  applyFill(fill: Fill): string {
    const { at, txHash, bought } = fill;
    const known = this.withDigest(fill.digest);
    const filled = known.find((order) => order.status === 'filled');
    if (filled !== undefined) return filled.id;
    const pending = known.find((order) => order.status === 'pending');
    if (pending !== undefined) {
      this.end(pending.id, { status: 'filled', at, txHash, bought });
      return pending.id;
    }
    return this.put(orderOfFill(this.nextId(fill.digest), fill)).id;
  }

  /** Ends the pending order whose digest was cancelled on chain. */
  cancelDigest(digest: Hex, at: number): void {
    for (const { id } of this.withDigest(digest)) {
      this.end(id, {
        status: 'cancelled',
        at,
        errorCode: 'ORDER_CANCELLED',
        errorMessage: 'the order was cancelled on the chain',
      });
    }
  }

  /** True if an order with this digest was filled or cancelled: the engine then refuses it. */
  hasEnded(digest: Hex): boolean {
    return this.withDigest(digest).some(
      ({ status }) => status === 'filled' || status === 'cancelled',
    );
  }

  private withDigest(digest: Hex): readonly VenueOrder[] {
    return this.all().filter((order) => order.digest === digest);
  }

  private nextId(digest: Hex): string {
    return orderId(digest, this.withDigest(digest).length);
  }

  private put(order: VenueOrder): VenueOrder {
    this.orders.set(order.id, order);
    for (const listener of this.listeners) listener(order);
    return order;
  }
}

/** An order known only from its fill on chain, which does not contain its validTo, so it is 0. */
function orderOfFill(id: string, fill: Fill): VenueOrder {
  const { orderType, user, sellToken, buyToken, sellAmount, buyAmountMin, feeAmount } = fill;
  return {
    id,
    status: 'filled',
    orderType,
    order: {
      action: actionOf[orderType],
      user,
      sellToken,
      buyToken,
      sellAmount,
      buyAmount: buyAmountMin,
      validTo: 0,
      feeAmount,
    },
    digest: fill.digest,
    authorisation: null,
    ocoGroupId: null,
    createdAt: fill.at,
    updatedAt: fill.at,
    txHash: fill.txHash,
    bought: fill.bought,
    errorCode: null,
    errorMessage: null,
  };
}
