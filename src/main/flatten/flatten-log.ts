import type { Flatten } from '../../shared/domain/flatten.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { Core } from '../core/open-core.ts';

/** How far flattening each account has come, kept until the user has read how it ended. */
export interface FlattenLog {
  set(account: OwnerAddress, flatten: Flatten): void;
  /** The user has read it. A running one stays. */
  forget(account: OwnerAddress): void;
}

/** Marks what an earlier run of the app left unfinished as interrupted; none of it is resumed. */
export function createFlattenLog({
  database,
  state,
}: Pick<Core, 'database' | 'state'>): FlattenLog {
  const lastOf = (account: OwnerAddress): Flatten | null =>
    database.cache.account.flatten.get(account).value?.last ?? null;

  for (const { address } of state.current.accounts) {
    const last = lastOf(address);
    if (last?.state.kind === 'running') {
      const why = { code: 'INTERRUPTED' } as const;
      state.keep('flatten', address, { ...last, state: { kind: 'stopped', why } });
    }
  }
  return {
    set: (account, flatten) => void state.keep('flatten', account, flatten),
    forget(account) {
      if (lastOf(account)?.state.kind !== 'running') state.keep('flatten', account, null);
    },
  };
}
