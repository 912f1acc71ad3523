import type { OrderHash, TxHash, UnixMs, UnixSeconds } from '../../shared/domain/ids.ts';
import type { Order, OrderFillFacts } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';

/** How long an order with an unknown outcome is looked up before it needs the user's attention. */
export const RECOVERY_MS = 15 * 60_000;

/** How long the venue may take to show that it dropped an order. */
const CANCEL_PATIENCE_MS = 60_000;

/** What the chain says about an order: a block's time, and reads made at that block or later. */
export interface ChainEvidence {
  readonly blockTime: UnixSeconds;
  /** The engine's fill of this very order, by digest. */
  readonly fill: OrderFillFacts | null;
  /** The session's next nonce. */
  readonly nonce: number;
  /** The engine marks a digest once it is filled or cancelled. */
  readonly digestDone: boolean;
  /** What used up the order's nonce: an order, an invalidation, or nothing yet. */
  readonly nonceUse:
    | { readonly kind: 'order'; readonly orderHash: OrderHash; readonly txHash: TxHash }
    | { readonly kind: 'invalidated' }
    | null;
}

export interface Evidence {
  /** The venue's status; null if the venue could not be asked or does not list the order. */
  readonly venue: OrderFact | null;
  /** Null if the chain could not be read. */
  readonly chain: ChainEvidence | null;
}

/**
 * Decides the outcome of an order whose outcome is unknown. Pure; returns the fact to journal, or null to keep looking.
 * The chain outranks the venue, and an order is declared dead only if it cannot land any more: its nonce was used for
 * something else, or block time has passed validTo and the engine has not marked it. A missing row at the venue proves
 * nothing.
 *
 * @param submittedAt when the bytes may have left, unix ms
 */
export function judgeOutcome(
  order: Order,
  evidence: Evidence,
  submittedAt: UnixMs,
  now: UnixMs,
): OrderFact | null {
  const fromChain = evidence.chain && judgeByChain(order, evidence.chain);
  if (fromChain) return fromChain;
  if (evidence.venue) {
    return isLeftOpen(order, evidence.venue, now) ? LEFT_OPEN : evidence.venue;
  }
  if (order.stage !== 'attention' && now - doubtfulSince(order, submittedAt) >= RECOVERY_MS) {
    return { type: 'attention', reason: { code: 'NOT_FOUND', afterMs: RECOVERY_MS } };
  }
  return null;
}

/** The venue was asked to drop it, and a minute later still lists it as open. */
const isLeftOpen = ({ cancel }: Order, { type }: OrderFact, now: UnixMs): boolean =>
  cancel?.by === 'venue' && type === 'pending' && now - cancel.requestedAt >= CANCEL_PATIENCE_MS;

const LEFT_OPEN: OrderFact = {
  type: 'cancel-failed',
  reason: { code: 'STILL_LISTED', afterMs: CANCEL_PATIENCE_MS },
};

/** An order that the venue has confirmed is expected to rest until its validTo. */
const doubtfulSince = ({ stage, terms }: Order, submittedAt: UnixMs): UnixMs =>
  stage === 'open' && terms ? Math.max(submittedAt, terms.validTo * 1_000) : submittedAt;

function judgeByChain(order: Order, chain: ChainEvidence): OrderFact | null {
  const { signature, terms, venueOrderId } = order;
  if (!signature || !terms) return null;
  if (chain.fill) return { type: 'filled', venueOrderId, fill: chain.fill };
  const use = chain.nonceUse;
  if (use?.kind === 'order' && use.orderHash === signature.orderHash) {
    return {
      type: 'filled',
      venueOrderId,
      fill: { txHash: use.txHash, boughtAmount: null, price: null },
    };
  }
  if (use?.kind === 'invalidated') {
    return { type: 'cancelled', venueOrderId, reason: { code: 'NONCE_INVALIDATED' } };
  }
  if (use?.kind === 'order') {
    const failure = { by: 'terminal', code: 'NONCE_USED', message: '' } as const;
    return { type: 'failed', venueOrderId, failure };
  }
  // The nonce rises only when it is used; a higher one without an event means that the log is not read yet.
  if (chain.nonce > signature.nonce) return null;
  if (chain.digestDone)
    return { type: 'cancelled', venueOrderId, reason: { code: 'DIGEST_CANCELLED' } };
  return chain.blockTime > terms.validTo ? { type: 'expired', venueOrderId } : null;
}
