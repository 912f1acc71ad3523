import type { Order, OrderTerms } from '../../shared/domain/order.ts';

/**
 * The engine marks an order as filled by a digest over its terms alone, so two orders with equal terms are one to it and
 * the second reverts. Terms equal to those of a held order are made valid one second longer until they are not.
 */
export function distinctTerms(terms: OrderTerms, held: readonly Order[]): OrderTerms {
  const taken = held.some((order) => order.terms !== null && sameToEngine(order.terms, terms));
  return taken ? distinctTerms({ ...terms, validTo: terms.validTo + 1 }, held) : terms;
}

const sameToEngine = (a: OrderTerms, b: OrderTerms): boolean =>
  a.intent === b.intent &&
  a.sellToken === b.sellToken &&
  a.buyToken === b.buyToken &&
  a.sellAmount === b.sellAmount &&
  a.minBuyAmount === b.minBuyAmount &&
  a.feeAmount === b.feeAmount &&
  a.validTo === b.validTo;
