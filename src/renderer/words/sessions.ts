import type {
  Session,
  SessionChainState,
  SessionKeyState,
  SessionLimit,
} from '../../shared/domain/session.ts';
import { askedLife } from '../../shared/domain/session-life.ts';
import type { SessionProblem } from '../../shared/math/session-health.ts';
import { formatAmount } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { formatDuration } from '../format/time.ts';
import { plural } from './phrases.ts';

/** A session's state on chain, in a word or two. */
export const SESSION_STATE: Readonly<Record<SessionChainState, string>> = {
  active: 'active',
  'not-yet-valid': 'not valid yet',
  expired: 'expired',
  'calls-exhausted': 'no orders left',
  revoked: 'revoked',
  'not-found': 'not on chain',
  unknown: 'unknown, chain not read',
};

/** What each state of a session on chain means for trading, and what to do. */
export const SESSION_STEP: Readonly<Record<SessionChainState, string>> = {
  active: 'The session key is active.',
  'not-yet-valid': 'The session key is not valid yet: wait for its start.',
  expired: 'The session key has expired: create a new one in Sessions.',
  'calls-exhausted': 'The session key has no orders left: create a new one in Sessions.',
  revoked: 'The session key was revoked: create a new one in Sessions.',
  'not-found': 'The session key is not on chain: create a new one in Sessions.',
  unknown: 'The session key could not be read from the chain: wait for the connection.',
};

/** What the keychain has of a session key, in a word or two. */
export const SESSION_KEY_STATE: Readonly<Record<SessionKeyState, string>> = {
  ready: 'ready',
  untested: 'in the keychain',
  missing: 'missing',
  'wrong-key': 'wrong key',
  unreadable: 'unreadable, keychain locked',
};

/** What each state of a session key on this computer means for trading, and what to do. */
export const SESSION_KEY_STEP: Readonly<Record<SessionKeyState, string>> = {
  ready: 'The session key is ready.',
  untested: 'The session key has not been tested yet: press Self-test in Sessions.',
  missing: 'The session key is not in this computer’s keychain: create a new one in Sessions.',
  'wrong-key': 'The keychain holds another key under this name: create a new one in Sessions.',
  unreadable:
    'The session key cannot be read: unlock the keychain, then press Retry in the top bar.',
};

/** What is wrong with a session key; follows its name. */
export const PROBLEM_WORDS: Readonly<Record<SessionProblem, string>> = {
  expired: 'has expired',
  'calls-exhausted': 'has no orders left',
  revoked: 'was revoked',
  'not-found': 'is not on chain',
  'no-key': 'has no key here',
  'time-low': 'expires soon',
  'calls-low': 'has few orders left',
  'limit-low': 'has little left to spend',
};

/**
 * The terms that a session key was created with.
 *
 * @example termsWords(session) // '1 d, 500 orders, fee at most 1 %, 5 000.00 USDC, wS unlimited'
 */
export function termsWords(session: Session): string {
  const { maxCalls, maxFeeBps, limits } = session;
  return [
    formatDuration(askedLife(session) * 1_000),
    maxCalls === 0 ? 'any number of orders' : plural(maxCalls, 'order'),
    `fee at most ${formatPercent(maxFeeBps)}`,
    ...limits.map(({ symbol, limit }) => limitWords(symbol, limit)),
  ].join(', ');
}

/** How much of a token may be spent. */
export const limitWords = (symbol: string, limit: SessionLimit['limit']): string =>
  limit === 'unlimited' ? `${symbol} unlimited` : formatAmount(limit, symbol);

/**
 * How often the owner has to act.
 *
 * @param payer the name of the account that pays for gas; null while the owner sends the transactions
 * @example ownerWords(2, 'Savings') // 'The owner signs 2 times; Savings sends the transactions and pays for gas.'
 */
export function ownerWords(count: number, payer: string | null): string {
  if (payer === null) return `The owner sends ${plural(count, 'transaction')}.`;
  const [times, what] = count === 1 ? ['once', 'it'] : [`${count} times`, 'the transactions'];
  return `The owner signs ${times}; ${payer} sends ${what} and pays for gas.`;
}
