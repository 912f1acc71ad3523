import { INTENTS, type OrderTerms } from '../domain/order.ts';
import type { Violation } from '../domain/violation.ts';
import { decimal, toText } from '../math/decimal.ts';
import type { PolicyFacts } from './policy-facts.ts';

/**
 * Whether the account's allowances cover the order: an open borrows amount and fee within the borrow allowance, which
 * every loan reduces; a close or swap withdraws both from collateral within the engine's allowance.
 *
 * @example
 * setupRules(terms, facts)
 * // 4 USDC and 0.04 of fee → [{ code: 'BORROW_ALLOWANCE', symbol: 'USDC', needed: '4.04', allowed: '4' }]
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
