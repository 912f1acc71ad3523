import { minBuyAmount, type Order, type OrderTerms } from '../../shared/domain/order.ts';

/**
 * The engine marks an order as filled by a digest over its terms alone, so it takes two orders with equal terms for one
 * and the second reverts. Terms that equal those of a held order become valid one second longer, until none are equal.
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
  minBuyAmount(a) === minBuyAmount(b) &&
  a.feeAmount === b.feeAmount &&
  a.validTo === b.validTo;
