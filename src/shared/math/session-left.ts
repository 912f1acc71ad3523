import type { DecimalString } from '../domain/ids.ts';
import type { OrderTerms } from '../domain/order.ts';
import type { Session } from '../domain/session.ts';
import { decimal, max, toText, ZERO } from './decimal.ts';

export interface SessionLeft {
  /** Calls left after the order; null for a session without a call limit. */
  readonly calls: number | null;
  /** What may still be spent of the sold token, in tokens; null if the session may not spend it at all. */
  readonly amount: DecimalString | 'unlimited' | null;
}

/**
 * What is left of a session after an order: the order uses one call, and amount and fee count against the sold token's
 * limit (docs/venue-api.md, "Sessions"). Never negative: the policy says what is missing.
 *
 * @example
 * // 500 calls, 5000 USDC; 4 USDC sold, 0.04 on top
 * sessionLeft(session, terms) // → { calls: 499, amount: '4995.96' }
 */
export function sessionLeft({ maxCalls, nonce, limits }: Session, terms: OrderTerms): SessionLeft {
  const limit = limits.find(({ token }) => token === terms.sellToken);
  const remaining = limit ? (limit.remaining ?? limit.limit) : null;
  const spent = decimal(terms.sellAmount).plus(decimal(terms.feeAmount));
  return {
    calls: maxCalls === 0 ? null : Math.max(0, maxCalls - (nonce ?? 0) - 1),
    amount:
      remaining === null || remaining === 'unlimited'
        ? remaining
        : toText(max(decimal(remaining).minus(spent), ZERO)),
  };
}
