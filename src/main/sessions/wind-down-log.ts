import type { WindDown } from '../../shared/contract/wind-down.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { Cache } from '../db/database.ts';
import type { Clock } from '../ports.ts';
import type { SliceStore } from '../slice-store.ts';

/** How far each account was wound down, kept until the user has read it. */
export interface WindDownLog {
  set(account: OwnerAddress, windDown: WindDown): void;
  /** The user has read it. One that is running is not forgotten. */
  forget(account: OwnerAddress): void;
}

export interface WindDownLogOptions {
  readonly clock: Clock;
  readonly slices: SliceStore;
  readonly cache: Cache['account']['windDown'];
}

/** Says of what an earlier run of the app left unfinished that it was interrupted; nothing of it is resumed. */
export function createWindDownLog({ clock, slices, cache }: WindDownLogOptions): WindDownLog {
  const put = (account: OwnerAddress, last: WindDown | null): void => {
    cache.set(account, { last }, clock.now());
    if (slices.slices.activeAccount === account) slices.set('windDown', last);
  };
  const lastOf = (account: OwnerAddress): WindDown | null => cache.get(account).value?.last ?? null;

  for (const { address } of slices.slices.accounts) {
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
