import type { Account } from '../../shared/domain/account.ts';
import type { KeychainState } from '../../shared/domain/connection.ts';
import { KEYCHAIN_STEP } from './next-steps.ts';

/** Why nothing can be signed for an account, with what to do; null when it can. */
export function cannotSign(account: Account, keychain: KeychainState['state']): string | null {
  if (account.owner === 'watch-only') {
    return 'Cannot sign: this account is only watched, and its key is not here. Choose another account to trade with.';
  }
  if (account.owner === 'local-key' && keychain !== 'ready') return KEYCHAIN_STEP[keychain];
  return null;
}
