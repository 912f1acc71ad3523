import type { AppError } from '../../shared/contract/app-error.ts';
import type { Account } from '../../shared/domain/account.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { TxReceiptFacts } from '../chain/chain.ts';
import type { OwnerCall, OwnerTransactions } from '../chain/owner-transactions.ts';
import type { OwnerKeys } from '../signing/owner-keys.ts';
import type { BrowserTransactions } from './browser/browser-transactions.ts';

/**
 * Transactions of accounts' owners, however each owner signs. Errors of both: NOT_FOUND for an unknown account,
 * NOT_AVAILABLE for one that is only watched, those of the way the owner signs.
 */
export interface Owners {
  /** Whether the owner can be asked at all; worth knowing before a key is made for a transaction. */
  canSend(account: OwnerAddress): Promise<Result<null, AppError>>;
  /** Errors beside: those of `OwnerTransactions.send` and of `BrowserTransactions.send`. */
  send(account: OwnerAddress, call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
}

export interface OwnersOptions {
  accounts(): readonly Account[];
  readonly ownerKeys: OwnerKeys;
  readonly transactions: OwnerTransactions;
  readonly browser: BrowserTransactions;
}

type Send = (call: OwnerCall) => Promise<Result<TxReceiptFacts, AppError>>;

/** One way of sending for each kind of owner. */
export function createOwners(options: OwnersOptions): Owners {
  const { accounts, ownerKeys, transactions, browser } = options;

  const senderOf = async (address: OwnerAddress): Promise<Result<Send, AppError>> => {
    const account = accounts().find((candidate) => candidate.address === address);
    if (!account) return err({ code: 'NOT_FOUND', what: 'account' });
    switch (account.owner) {
      case 'local-key': {
        const signer = await ownerKeys.signer(address);
        return signer.ok ? ok((call) => transactions.send(signer.value, call)) : signer;
      }
      case 'browser-wallet':
        return ok((call) => browser.send(address, call));
      case 'watch-only':
        return err({
          code: 'NOT_AVAILABLE',
          what: 'signing for an account that is only watched',
        });
    }
  };
  return {
    async canSend(account) {
      const sender = await senderOf(account);
      return sender.ok ? ok(null) : sender;
    },
    async send(account, call) {
      const sender = await senderOf(account);
      return sender.ok ? sender.value(call) : sender;
    },
  };
}
