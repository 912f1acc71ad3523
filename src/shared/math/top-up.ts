import type { UnixMs } from '../domain/ids.ts';
import type { Session } from '../domain/session.ts';
import { sessionHealth } from './session-health.ts';

/** The most sessions an account may keep active; each carries one resting order. */
export const MAX_LANES = 8;

/** How many sessions are healthy, and which to create for the wanted number. */
export interface TopUp {
  readonly healthy: number;
  /** For each of these one session is created with the same terms; a session may be listed more than once. */
  readonly templates: readonly Session[];
}

/**
 * A session's limits cannot be raised, so topping up creates new sessions. Each takes its terms from a session that is
 * used up, the newest of them first; once all of those are replaced, from the newest session of all. Existing sessions
 * are left alone, because orders may rest on them. Without any session there is no template.
 *
 * @param now unix ms
 * @example
 * planTopUp([healthy1, healthy2, expired], 3, now) // → { healthy: 2, templates: [expired] }
 */
export function planTopUp(sessions: readonly Session[], wanted: number, now: UnixMs): TopUp {
  const newestFirst = [...sessions].sort((a, b) => b.createdAt - a.createdAt);
  const healthy = newestFirst.filter((session) => sessionHealth(session, now) === 'healthy').length;
  const usedUp = newestFirst.filter((session) => isUsedUp(session, now));
  const missing = Math.max(0, wanted - healthy);
  const templates = Array.from({ length: missing }, (_, n) => usedUp[n] ?? newestFirst[0]);
  return { healthy, templates: templates.filter((session) => session !== undefined) };
}

/** A revoked session was ended on purpose, and one that is not on chain never began: neither is replaced. */
function isUsedUp(session: Session, now: UnixMs): boolean {
  const health = sessionHealth(session, now);
  return health !== 'healthy' && health !== 'revoked' && health !== 'not-found';
}
