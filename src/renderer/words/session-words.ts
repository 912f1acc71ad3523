import type { Session, SessionLimit } from '../../shared/domain/session.ts';
import { askedLife } from '../../shared/domain/session-life.ts';
import type { SessionProblem } from '../../shared/math/session-health.ts';
import { formatAmount } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { formatDuration } from '../format/time.ts';

/** What speaks against a session, after its name. */
export const WEAR_WORDS: Readonly<Record<SessionProblem, string>> = {
  expired: 'has expired',
  'calls-exhausted': 'has used all its calls',
  revoked: 'was revoked',
  'not-found': 'is not on chain',
  'no-key': 'has no key here',
  'time-low': 'ends soon',
  'calls-low': 'has few calls left',
  'limit-low': 'has little left to spend',
};

/**
 * The terms a session was made with.
 *
 * @example '1 d, 500 calls, fee at most 1 %, 5 000.00 USDC, wS unlimited'
 */
export function termsWords(session: Session): string {
  const { maxCalls, maxFeeBps, limits } = session;
  return [
    formatDuration(askedLife(session) * 1_000),
    maxCalls === 0 ? 'any number of calls' : `${maxCalls} call${maxCalls === 1 ? '' : 's'}`,
    `fee at most ${formatPercent(maxFeeBps)}`,
    ...limits.map(({ symbol, limit }) => limitWords(symbol, limit)),
  ].join(', ');
}

/** How much of a token may be spent. */
export const limitWords = (symbol: string, limit: SessionLimit['limit']): string =>
  limit === 'unlimited' ? `${symbol} unlimited` : formatAmount(limit, symbol);

/**
 * What the owner will be asked for.
 *
 * @param payer the name of the account that pays the gas; null while the owner sends transactions
 * @example ownerWords(2, 'Savings') → 'The owner signs 2 times; Savings sends it and pays the gas.'
 */
export function ownerWords(count: number, payer: string | null): string {
  if (payer === null) {
    return `The owner sends ${count === 1 ? 'one transaction' : `${count} transactions`}.`;
  }
  return `The owner signs ${count === 1 ? 'once' : `${count} times`}; ${payer} sends it and pays the gas.`;
}
