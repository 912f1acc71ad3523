import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { planTopUp } from '../../shared/domain/top-up.ts';
import type { Cache } from '../db/database.ts';
import type { Clock } from '../ports.ts';
import type { SliceStore } from '../slice-store.ts';
import type { SessionStore } from './sessions.ts';

/** How many sessions that last the user wants an account to have: it follows what the user does, never what time does. */
export interface LaneWish {
  /** The user said so. */
  set(account: OwnerAddress, lanes: number): void;
  /** Sessions were made: at least those that last now. */
  made(account: OwnerAddress): void;
  /** A session that lasted was ended. */
  ended(account: OwnerAddress): void;
  /** How many of the account's sessions last. */
  lasting(account: OwnerAddress): number;
}

export interface LaneWishOptions {
  readonly clock: Clock;
  readonly slices: SliceStore;
  readonly store: Pick<SessionStore, 'list'>;
  readonly cache: Cache['account']['lanes'];
}

export function createLaneWish({ clock, slices, store, cache }: LaneWishOptions): LaneWish {
  const wanted = (account: OwnerAddress): number => cache.get(account).value ?? 0;
  const lasting = (account: OwnerAddress): number =>
    planTopUp(store.list(account), 0, clock.now()).lasting;
  const set = (account: OwnerAddress, lanes: number): void => {
    cache.set(account, lanes, clock.now());
    if (slices.slices.activeAccount === account) slices.set('lanes', lanes);
  };
  return {
    set,
    lasting,
    made: (account) => set(account, Math.max(wanted(account), lasting(account))),
    ended: (account) => set(account, Math.max(0, wanted(account) - 1)),
  };
}
