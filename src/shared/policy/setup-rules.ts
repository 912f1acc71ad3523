import { INTENTS, type OrderTerms } from '../domain/order.ts';
import type { Violation } from '../domain/violation.ts';
import { decimal, toText } from '../math/decimal.ts';
import type { PolicyFacts } from './policy-facts.ts';

/**
 * Whether the account's one-time set-up covers the order: an open borrows amount and fee, and the borrow allowance always
 * decrements; a close or swap withdraws both from collateral, under the engine's allowance.
 */
export function setupRules(terms: OrderTerms, facts: PolicyFacts): readonly Violation[] {
  const setup = facts.setup.value?.tokens.find(({ token }) => token === terms.sellToken);
  if (!setup) return [];
  const symbol = terms.sellSymbol;
  const sum = decimal(terms.sellAmount).plus(decimal(terms.feeAmount));
  const needed = toText(sum);
  if (INTENTS[terms.intent].borrows) {
    const allowed = setup.borrowAllowance;
    return sum.gt(decimal(allowed)) ? [{ code: 'BORROW_ALLOWANCE', symbol, needed, allowed }] : [];
  }
  const allowed = setup.engineAllowance;
  return allowed !== 'unlimited' && sum.gt(decimal(allowed))
    ? [{ code: 'ENGINE_ALLOWANCE', symbol, needed, allowed }]
    : [];
}
