import type { AppError } from '../../shared/contract/app-error.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { TxReceiptFacts } from '../chain/chain.ts';
import type { OwnerCall, OwnerTransactions } from '../chain/owner-transactions.ts';
import type { OwnerKeys } from '../signing/owner-keys.ts';

/**
 * Transactions of accounts' owners, however each owner signs. Errors of both: NOT_FOUND for an unknown account,
 * NOT_AVAILABLE for one that is only watched, those of the way the owner signs.
 */
export interface Owners {
  /** Whether the owner can be asked at all; worth knowing before a key is made for a transaction. */
  canSend(account: OwnerAddress): Promise<Result<null, AppError>>;
  /** Errors beside: those of `OwnerTransactions.send`. */
  send(account: OwnerAddress, call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
}

export interface OwnersOptions {
  accounts(): readonly Account[];
  readonly ownerKeys: OwnerKeys;
  readonly transactions: OwnerTransactions;
}

/** One way of sending for each kind of owner. */
export function createOwners({ accounts, ownerKeys, transactions }: OwnersOptions): Owners {
  const signerOf = async (address: OwnerAddress) => {
    const account = accounts().find((candidate) => candidate.address === address);
    if (!account) return err({ code: 'NOT_FOUND', what: 'account' } as const);
    return account.owner === 'local-key'
      ? ownerKeys.signer(address)
      : err({
          code: 'NOT_AVAILABLE',
          what: 'signing for an account that is only watched',
        } as const);
  };
  return {
    async canSend(account) {
      const signer = await signerOf(account);
      return signer.ok ? ok(null) : signer;
    },
    async send(account, call) {
      const signer = await signerOf(account);
      return signer.ok ? transactions.send(signer.value, call) : signer;
    },
  };
}
