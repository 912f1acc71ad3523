import type { TransactionSerializableEIP1559 } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import {
  type Address,
  type Hex,
  type OwnerAddress,
  ownerAddress,
} from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { KeyStore } from '../core/ports.ts';
import { createKey, readKey } from './local-key.ts';

/** Signs with one local owner key, which stays in its closure. */
export interface OwnerSigner {
  readonly address: OwnerAddress;
  /** Returns the serialised, signed transaction. Only `chain/owner-transactions.ts` calls it. */
  signTransaction(transaction: TransactionSerializableEIP1559): Promise<Hex>;
  /** 65 bytes r ‖ s ‖ v over a 32-byte digest. Only `owners/owners.ts` calls it, for a consent. */
  sign(digest: Hex): Promise<Hex>;
}

/** Keys of paper accounts. Errors: KEYCHAIN_LOCKED, KEYCHAIN_ABSENT, KEY_MISSING, KEY_WRONG. */
export interface OwnerKeys {
  create(): Promise<Result<OwnerAddress, AppError>>;
  list(): Promise<Result<readonly OwnerAddress[], AppError>>;
  signer(owner: OwnerAddress): Promise<Result<OwnerSigner, AppError>>;
}

const PREFIX = 'owner:';
const entryOf = (owner: Address): string => `${PREFIX}${owner}`;

/** Owner keys in the OS keychain, one entry each. Reread for every transaction, since transactions are rare. */
export function createOwnerKeys(keyStore: KeyStore): OwnerKeys {
  return {
    async create() {
      const account = await createKey(keyStore, entryOf);
      return account.ok ? ok(ownerAddress(account.value.address)) : account;
    },
    async list() {
      const entries = await keyStore.list();
      if (!entries.ok) return entries;
      const own = entries.value.filter((entry) => entry.startsWith(PREFIX));
      return ok(own.map((entry) => ownerAddress(entry.slice(PREFIX.length) as Address)));
    },
    async signer(owner) {
      const account = await readKey(keyStore, entryOf(owner), owner);
      if (!account.ok) return account;
      const { sign, signTransaction } = account.value;
      return ok({
        address: owner,
        signTransaction: (transaction) => signTransaction(transaction),
        sign: (digest) => sign({ hash: digest }),
      });
    },
  };
}
