import type { Flatten } from '../../shared/domain/flatten.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { Clock } from '../core/ports.ts';
import type { StateStore } from '../core/state.ts';
import type { Cache } from '../db/database.ts';

/** How far each account was wound down, kept until the user has read it. */
export interface FlattenLog {
  set(account: OwnerAddress, flatten: Flatten): void;
  /** The user has read it. One that is running is not forgotten. */
  forget(account: OwnerAddress): void;
}

export interface FlattenLogOptions {
  readonly clock: Clock;
  readonly state: StateStore;
  readonly cache: Cache['account']['flatten'];
}

/** Says of what an earlier run of the app left unfinished that it was interrupted; nothing of it is resumed. */
export function createFlattenLog({ clock, state, cache }: FlattenLogOptions): FlattenLog {
  const put = (account: OwnerAddress, last: Flatten | null): void => {
    cache.set(account, { last }, clock.now());
    if (state.current.activeAccount === account) state.set('flatten', last);
  };
  const lastOf = (account: OwnerAddress): Flatten | null => cache.get(account).value?.last ?? null;

  for (const { address } of state.current.accounts) {
    const last = lastOf(address);
    if (last?.state.kind === 'running') {
      put(address, { ...last, state: { kind: 'stopped', why: { code: 'INTERRUPTED' } } });
    }
  }
  return {
    set: put,
    forget(account) {
      if (lastOf(account)?.state.kind !== 'running') put(account, null);
    },
  };
}
