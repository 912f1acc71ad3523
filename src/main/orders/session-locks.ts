import type { SessionId } from '../../shared/domain/ids.ts';

/**
 * Sessions whose nonce is being used right now, by an order that is being signed or by a cancellation: a second signature
 * with the same nonce would make one of the two void.
 */
export interface SessionLocks {
  readonly held: ReadonlySet<SessionId>;
  /** Holds the session until `work` has ended. Throws if it is held already: check `held` first. */
  hold<T>(session: SessionId, work: () => Promise<T>): Promise<T>;
}

export function createSessionLocks(): SessionLocks {
  const held = new Set<SessionId>();
  return {
    held,
    async hold(session, work) {
      if (held.has(session)) throw new Error(`session ${session} is held already`);
      held.add(session);
      try {
        return await work();
      } finally {
        held.delete(session);
      }
    },
  };
}
