import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { planTopUp } from '../../shared/math/top-up.ts';
import type { Clock } from '../core/ports.ts';
import type { StateStore } from '../core/state.ts';
import type { Cache } from '../db/database.ts';
import type { SessionStore } from './sessions.ts';

/** How many sessions that last the user wants an account to have: it follows what the user does, never what time does. */
export interface DesiredSessions {
  /** The user said so. */
  set(account: OwnerAddress, desiredSessions: number): void;
  /** Sessions were made: at least those that last now. */
  made(account: OwnerAddress): void;
  /** A session that lasted was ended. */
  ended(account: OwnerAddress): void;
  /** How many of the account's sessions last. */
  lasting(account: OwnerAddress): number;
}

export interface DesiredSessionsOptions {
  readonly clock: Clock;
  readonly state: StateStore;
  readonly store: Pick<SessionStore, 'list'>;
  readonly cache: Cache['account']['desiredSessions'];
}

export function createDesiredSessions({
  clock,
  state,
  store,
  cache,
}: DesiredSessionsOptions): DesiredSessions {
  const wanted = (account: OwnerAddress): number => cache.get(account).value ?? 0;
  const lasting = (account: OwnerAddress): number =>
    planTopUp(store.list(account), 0, clock.now()).lasting;
  const set = (account: OwnerAddress, desiredSessions: number): void => {
    cache.set(account, desiredSessions, clock.now());
    if (state.current.activeAccount === account) state.set('desiredSessions', desiredSessions);
  };
  return {
    set,
    lasting,
    made: (account) => set(account, Math.max(wanted(account), lasting(account))),
    ended: (account) => set(account, Math.max(0, wanted(account) - 1)),
  };
}
