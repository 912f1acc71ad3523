import { getAddress, isAddress } from 'viem';
import type { Account } from '../../shared/domain/account.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type OwnerAddress, ownerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../core/ports.ts';
import type { OwnerKeys } from '../keys/owner-keys.ts';

/** The list of accounts: what is added to it, and under which names. */
export interface AccountBook {
  /**
   * Adds an account to look at. Errors: BAD_INPUT for an address whose checksum is wrong (one without capitals has
   * none); ALREADY_EXISTS.
   */
  watch(address: OwnerAddress, label: string): Result<Account, AppError>;
  /** Adds an account with a new key in the keychain. Errors: those of `OwnerKeys.create`. */
  createLocal(label: string): Promise<Result<Account, AppError>>;
  /**
   * Adds the account of a browser wallet, or lets one that was only watched sign by it from now on. Error: ALREADY_EXISTS
   * for an account whose key is here.
   */
  connect(address: OwnerAddress): Result<Account, AppError>;
  /** Error: NOT_FOUND. */
  rename(address: OwnerAddress, label: string): Result<null, AppError>;
}

export interface AccountBookOptions {
  readonly chainId: number;
  readonly clock: Clock;
  readonly ownerKeys: Pick<OwnerKeys, 'create'>;
  accounts(): readonly Account[];
  save(account: Account): void;
}

export function createAccountBook(options: AccountBookOptions): AccountBook {
  const { chainId, clock, ownerKeys, accounts, save } = options;

  const find = (address: OwnerAddress): Account | undefined =>
    accounts().find((account) => account.address === address);

  const add = (address: OwnerAddress, label: string, owner: Account['owner']): Account => {
    const account: Account = { address, chainId, label, owner, createdAt: clock.now() };
    save(account);
    return account;
  };

  return {
    watch(typed, label) {
      if (!isAddress(typed, { strict: true })) {
        const message = 'has a wrong checksum: a character was mistyped. Copy the address again';
        return err({ code: 'BAD_INPUT', issues: [{ path: 'address', message }] });
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
      const account: Account = { ...known, owner: 'browser-wallet' };
      save(account);
      return ok(account);
    },
    rename(address, label) {
      const account = find(address);
      if (!account) return err({ code: 'NOT_FOUND', what: 'account' });
      save({ ...account, label });
      return ok(null);
    },
  };
}
