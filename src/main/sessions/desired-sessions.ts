import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { planTopUp } from '../../shared/math/top-up.ts';
import type { Core } from '../core/open-core.ts';

/**
 * How many healthy sessions the user wants an account to have. It follows what the user does, never the passage of time:
 * a session that expires is to be replaced, one that the user revokes is not.
 */
export interface DesiredSessions {
  /** The user chose this number. */
  set(account: OwnerAddress, desiredSessions: number): void;
  /** Sessions were created: wants at least as many as are healthy now. */
  made(account: OwnerAddress): void;
  /** The user ended a healthy session: wants one less. */
  ended(account: OwnerAddress): void;
  /** How many of the account's sessions are healthy. */
  healthy(account: OwnerAddress): number;
}

export function createDesiredSessions({
  clock,
  database,
  state,
}: Pick<Core, 'clock' | 'database' | 'state'>): DesiredSessions {
  const wanted = (account: OwnerAddress): number =>
    database.cache.account.desiredSessions.get(account).value ?? 0;
  const healthy = (account: OwnerAddress): number =>
    planTopUp(database.sessions.list(account), 0, clock.now()).healthy;
  const set = (account: OwnerAddress, desiredSessions: number): void =>
    void state.keep('desiredSessions', account, desiredSessions);
  return {
    set,
    healthy,
    made: (account) => set(account, Math.max(wanted(account), healthy(account))),
    ended: (account) => set(account, Math.max(0, wanted(account) - 1)),
  };
}
