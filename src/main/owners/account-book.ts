import { getAddress, isAddress } from 'viem';
import type { Account } from '../../shared/domain/account.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type OwnerAddress, ownerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Core } from '../core/open-core.ts';
import type { OwnerKeys } from '../keys/owner-keys.ts';

/** The accounts of this terminal and their names. */
export interface AccountBook {
  isKnown(address: OwnerAddress): boolean;
  /**
   * Adds a watch-only account. Errors: BAD_INPUT for an address with an invalid checksum (an all-lower-case address has
   * no checksum); ALREADY_EXISTS.
   */
  watch(address: OwnerAddress, label: string): Result<Account, AppError>;
  /** Adds an account with a new key in the keychain. Errors: those of `OwnerKeys.create`. */
  createLocal(label: string): Promise<Result<Account, AppError>>;
  /**
   * Adds a browser wallet's account, or lets an existing watch-only account sign with the wallet. Error: ALREADY_EXISTS
   * for an account whose key is in the keychain.
   */
  connect(address: OwnerAddress): Result<Account, AppError>;
  /** Error: NOT_FOUND. */
  rename(address: OwnerAddress, label: string): Result<null, AppError>;
}

export function createAccountBook(
  { settings, clock, state }: Pick<Core, 'settings' | 'clock' | 'state'>,
  ownerKeys: Pick<OwnerKeys, 'create'>,
): AccountBook {
  const { chainId } = settings;

  const find = (address: OwnerAddress): Account | undefined =>
    state.current.accounts.find((account) => account.address === address);

  const save = (account: Account): Account => {
    state.keep('accounts', account);
    return account;
  };

  const add = (address: OwnerAddress, label: string, owner: Account['owner']): Account =>
    save({ address, chainId, label, owner, createdAt: clock.now() });

  return {
    isKnown: (address) => find(address) !== undefined,
    watch(typed, label) {
      if (!isAddress(typed, { strict: true })) {
        return err({ code: 'BAD_INPUT', issues: [{ path: 'address', code: 'WRONG_CHECKSUM' }] });
      }
      const address = ownerAddress(getAddress(typed));
      if (find(address)) return err({ code: 'ALREADY_EXISTS', what: 'account' });
      return ok(add(address, label, 'watch-only'));
    },
    async createLocal(label) {
      const owner = await ownerKeys.create();
      return owner.ok ? ok(add(owner.value, label, 'local-key')) : owner;
    },
    connect(address) {
      const known = find(address);
      if (!known) return ok(add(address, 'Browser wallet', 'browser-wallet'));
      if (known.owner === 'local-key') return err({ code: 'ALREADY_EXISTS', what: 'account' });
      return ok(save({ ...known, owner: 'browser-wallet' }));
    },
    rename(address, label) {
      const account = find(address);
      if (!account) return err({ code: 'NOT_FOUND', what: 'account' });
      save({ ...account, label });
      return ok(null);
    },
  };
}
