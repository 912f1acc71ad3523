import type { AppError } from '../../shared/domain/app-error.ts';
import type { DelegateAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DelegateKeys } from '../keys/delegate-keys.ts';

/** Delegate keys in the keychain that belong to no known session, left by a lost database or a crash. */
export interface OrphanKeys {
  list(): Promise<Result<readonly DelegateAddress[], AppError>>;
  /** Deletes such a key for good. Errors: NOT_FOUND for any other key; those of the keychain. */
  forget(delegate: DelegateAddress): Promise<Result<null, AppError>>;
}

/** `inUse`: the delegates of every session of every account. */
export function createOrphanKeys(
  delegateKeys: Pick<DelegateKeys, 'list' | 'remove'>,
  inUse: () => readonly DelegateAddress[],
): OrphanKeys {
  const list: OrphanKeys['list'] = async () => {
    const keys = await delegateKeys.list();
    if (!keys.ok) return keys;
    const used = new Set(inUse());
    return ok(keys.value.filter((key) => !used.has(key)));
  };
  return {
    list,
    async forget(delegate) {
      const orphans = await list();
      if (!orphans.ok) return orphans;
      if (!orphans.value.includes(delegate)) return err({ code: 'NOT_FOUND', what: 'session-key' });
      const removed = await delegateKeys.remove(delegate);
      return removed.ok ? ok(null) : removed;
    },
  };
}
