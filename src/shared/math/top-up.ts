import type { UnixMs } from '../domain/ids.ts';
import type { Session } from '../domain/session.ts';
import { sessionProblem } from './session-health.ts';

/** As many as the venue's lanes are worth: each carries one resting order. */
export const MAX_LANES = 8;

/** What makes an account's sessions as many as are wanted. */
export interface TopUp {
  /** How many last. */
  readonly lasting: number;
  /** One fresh session is to be made with the terms of each; the same one may stand more than once. */
  readonly templates: readonly Session[];
}

/**
 * A session's limits cannot be raised, so topping up makes fresh ones in place of those that are worn, the newest of
 * them first, and like the newest of all where more are wanted. The old ones are left alone: an order that rests on one
 * goes on resting. Nothing is to be made like nothing: without any session the list is empty.
 *
 * @example 2 last, 1 has expired, 3 are wanted → one more, like the one that expired
 */
export function planTopUp(sessions: readonly Session[], wanted: number, now: UnixMs): TopUp {
  const newestFirst = [...sessions].sort((a, b) => b.createdAt - a.createdAt);
  const lasting = newestFirst.filter((session) => sessionProblem(session, now) === null).length;
  const worn = newestFirst.filter((session) => isReplaced(session, now));
  const missing = Math.max(0, wanted - lasting);
  const templates = Array.from({ length: missing }, (_, n) => worn[n] ?? newestFirst[0]);
  return { lasting, templates: templates.filter((session) => session !== undefined) };
}

/** Worn by use; one that was revoked was meant to end, and one that is not on chain never began. */
function isReplaced(session: Session, now: UnixMs): boolean {
  const wear = sessionProblem(session, now);
  return wear !== null && wear !== 'revoked' && wear !== 'not-found';
}
