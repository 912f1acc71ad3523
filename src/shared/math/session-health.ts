import type { UnixMs } from '../domain/ids.ts';
import type { Session, SessionChainState, SessionLimit } from '../domain/session.ts';
import { decimal } from './decimal.ts';

/** Why a session cannot carry more orders, or soon will not. */
export type SessionProblem =
  | Extract<SessionChainState, 'expired' | 'calls-exhausted' | 'revoked' | 'not-found'>
  | 'no-key'
  | 'time-low'
  | 'calls-low'
  | 'limit-low';

const TENTH = 10;

/**
 * Whether a session can be relied on for more orders. It cannot if it is over, its key is not here, or less than a tenth
 * of its time, its calls or a token's limit is left. While the chain or the keychain cannot be read, what they would
 * say does not count against it.
 *
 * @param now unix ms
 * @example
 * sessionHealth({ ...session, maxCalls: 500, nonce: 450 }, now) // → 'healthy'
 * sessionHealth({ ...session, maxCalls: 500, nonce: 451 }, now) // → 'calls-low'
 */
export function sessionHealth(session: Session, now: UnixMs): 'healthy' | SessionProblem {
  const { chain, key } = session;
  switch (chain) {
    case 'expired':
    case 'calls-exhausted':
    case 'revoked':
    case 'not-found':
      return chain;
  }
  if (key === 'missing' || key === 'wrong-key') return 'no-key';
  if (isTimeLow(session, now)) return 'time-low';
  if (areCallsLow(session)) return 'calls-low';
  return session.limits.some(isLow) ? 'limit-low' : 'healthy';
}

function isTimeLow({ validUntil, createdAt }: Session, now: UnixMs): boolean {
  const end = validUntil * 1_000;
  return validUntil !== 0 && (end - now) * TENTH < end - createdAt;
}

const areCallsLow = ({ maxCalls, nonce }: Session): boolean =>
  maxCalls !== 0 && nonce !== null && (maxCalls - nonce) * TENTH < maxCalls;

const isLow = ({ limit, remaining }: SessionLimit): boolean =>
  limit !== 'unlimited' &&
  remaining !== null &&
  remaining !== 'unlimited' &&
  decimal(remaining)
    .times(decimal(`${TENTH}`))
    .lt(decimal(limit));
