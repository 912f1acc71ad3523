import type { UnixMs } from '../domain/ids.ts';
import type { Session, SessionChainState, SessionLimit } from '../domain/session.ts';
import { decimal } from './decimal.ts';

/** Why a session will not carry orders for much longer, or cannot any more. */
export type SessionProblem =
  | Extract<SessionChainState, 'expired' | 'calls-exhausted' | 'revoked' | 'not-found'>
  | 'no-key'
  | 'time-low'
  | 'calls-low'
  | 'limit-low';

const TENTH = 10;

/**
 * What speaks against a session as a lane to rely on: it is over, its key is not here, or less than a tenth is left of its
 * time, its calls or a token's limit. Null for one that lasts, and while chain or keychain say nothing against it.
 *
 * @example 500 calls, 49 of them left → 'calls-low'
 */
export function sessionProblem(session: Session, now: UnixMs): SessionProblem | null {
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
  return session.limits.some(isLow) ? 'limit-low' : null;
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
