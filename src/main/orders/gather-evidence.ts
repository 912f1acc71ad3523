import type { Order, OrderFillFacts, OrderTerms } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { fillPrice } from '../../shared/math/order-terms.ts';
import { isSameOrder } from '../account/order-import.ts';
import type { Chain, ChainFill } from '../chain/chain.ts';
import { toOrderFact } from '../venue/rows/order.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import type { ChainEvidence, Evidence } from './judge-outcome.ts';

export interface EvidenceSources {
  readonly venue: Pick<VenueClient, 'listOrders'>;
  readonly chain: Pick<
    Chain,
    'latestBlock' | 'session' | 'isDigestDone' | 'nonceConsumption' | 'fillOf'
  >;
}

/**
 * Asks venue and chain about one order at the same time. A source that does not answer is null, which never means no.
 *
 * @param config the accepted configuration; without one the chain cannot be asked
 */
export async function gatherEvidence(
  sources: EvidenceSources,
  config: VenueConfig | null,
  order: Order,
): Promise<Evidence> {
  const [venue, chain] = await Promise.all([
    askVenue(sources, order),
    askChain(sources, config, order),
  ]);
  return { venue, chain };
}

async function askVenue({ venue }: EvidenceSources, order: Order): Promise<OrderFact | null> {
  const listed = await venue.listOrders(order.account);
  if (!listed.ok) return null;
  const row = listed.value.find((candidate) => isSameOrder(order, candidate));
  return row ? toOrderFact(row) : null;
}

async function askChain(
  { chain }: EvidenceSources,
  config: VenueConfig | null,
  order: Order,
): Promise<ChainEvidence | null> {
  const { signature, terms, account } = order;
  if (!config || !signature || !terms) return null;
  const since = order.createdAt;
  const { sessionId, nonce, orderDigest: digest } = signature;
  // These first: once this block is past validTo, what the later reads do not show cannot land any more; and a digest
  // that is done without a fill among them was cancelled.
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
