import type { DecimalString } from '../domain/ids.ts';
import type { OrderTerms } from '../domain/order.ts';
import type { Session } from '../domain/session.ts';
import { decimal, max, toText, ZERO } from './decimal.ts';

export interface SessionLeft {
  /** Calls left after the order; null for a session without a call limit. */
  readonly calls: number | null;
  /** Of the sold token, in tokens; null where the session may not spend it at all. */
  readonly amount: DecimalString | 'unlimited' | null;
}

/**
 * What the session could still do after carrying this order: an order uses one call, and its amount with the fee of the
 * sold token's limit (docs/venue-api.md, "Sessions"). Never below zero: the policy says what is missing.
 *
 * @example 500 calls, 5000 USDC, an order that sells 4 USDC with 0.04 on top → 499 calls, 4995.96 USDC
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
