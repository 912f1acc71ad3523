import type { Order, OrderFillFacts, OrderTerms } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { fillPrice } from '../../shared/math/order-terms.ts';
import type { Chain, ChainFill } from '../chain/chain.ts';
import { toOrderFact, type VenueOrder } from '../venue/rows/order.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import type { ChainEvidence, Evidence } from './judge-outcome.ts';

export interface EvidenceSources {
  readonly venue: Pick<VenueClient, 'listOrders'>;
  readonly chain: Pick<
    Chain,
    'latestBlock' | 'session' | 'isDigestDone' | 'nonceConsumption' | 'fillOf'
  >;
  config(): VenueConfig | null;
}

/** Asks venue and chain about one order, side by side; a source that does not answer is null, never a no. */
export async function gatherEvidence(sources: EvidenceSources, order: Order): Promise<Evidence> {
  const [venue, chain] = await Promise.all([askVenue(sources, order), askChain(sources, order)]);
  return { venue, chain };
}

async function askVenue({ venue }: EvidenceSources, order: Order): Promise<OrderFact | null> {
  const listed = await venue.listOrders(order.account);
  if (!listed.ok) return null;
  const row = listed.value.find((candidate) => isSameOrder(order, candidate));
  return row ? toOrderFact(row) : null;
}

/** By the venue's id, else by what was signed: its hash, or session and nonce where the venue echoes no hash. */
export function isSameOrder(order: Order, row: VenueOrder): boolean {
  if (order.venueOrderId !== null) return row.venueOrderId === order.venueOrderId;
  const { signature } = order;
  if (!signature) return false;
  if (row.orderHash) return row.orderHash === signature.orderHash;
  if (row.orderDigest) return row.orderDigest === signature.orderDigest;
  return row.sessionId === signature.sessionId && row.nonce === signature.nonce;
}

async function askChain(sources: EvidenceSources, order: Order): Promise<ChainEvidence | null> {
  const config = sources.config();
  const { signature, terms, account } = order;
  if (!config || !signature || !terms) return null;
  const { chain } = sources;
  const since = order.createdAt;
  const { sessionId, nonce, orderDigest: digest } = signature;
  // These first: what the later reads do not show cannot land once the block is past validTo, and if the digest is done
  // without a fill among them, it was cancelled.
  const [block, done] = await Promise.all([
    chain.latestBlock(),
    chain.isDigestDone(config, digest),
  ]);
  if (!block.ok || !done.ok) return null;
  const [session, use, fill] = await Promise.all([
    chain.session(config, sessionId, []),
    chain.nonceConsumption({ config, sessionId, nonce, since }),
    chain.fillOf({ config, owner: account, digest, since }),
  ]);
  if (!session.ok || !session.value || !use.ok || !fill.ok) return null;
  return {
    blockTime: block.value.timestamp,
    nonce: session.value.nonce,
    digestDone: done.value,
    fill: fill.value && fillFacts(terms, fill.value),
    nonceUse:
      use.value?.kind === 'consumed'
        ? { kind: 'order', orderHash: use.value.dataHash, txHash: use.value.txHash }
        : use.value && { kind: 'invalidated' },
  };
}

const fillFacts = (terms: OrderTerms, fill: ChainFill): OrderFillFacts => ({
  txHash: fill.txHash,
  boughtAmount: fill.boughtAmount,
  price: fill.boughtAmount && fillPrice(terms, fill.boughtAmount),
});
