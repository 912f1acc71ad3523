import type { Account } from '../../shared/domain/account.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Hex, OwnerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { TxReceiptFacts } from '../chain/chain.ts';
import type { OwnerCall, OwnerTransactions } from '../chain/owner-transactions.ts';
import type { Clock } from '../core/ports.ts';
import type { AuditSink } from '../db/audit-sink.ts';
import type { OwnerConsent } from '../keys/owner-consent.ts';
import type { OwnerKeys } from '../keys/owner-keys.ts';
import type { BrowserTransactions } from './browser/browser-transactions.ts';
import { describeTypedData } from './browser/describe-typed-data.ts';
import type { BrowserWallet } from './browser/wallet-bridge.ts';

/**
 * Transactions and signatures of accounts' owners, however each owner signs. Errors of all: NOT_FOUND for an unknown
 * account, NOT_AVAILABLE for one that is only watched, those of the way the owner signs.
 */
export interface Owners {
  /** Whether the owner can be asked at all; worth knowing before a key is made for a transaction. */
  canSend(account: OwnerAddress): Promise<Result<null, AppError>>;
  /** Errors beside: those of `OwnerTransactions.send` and of `BrowserTransactions.send`. */
  send(account: OwnerAddress, call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
  /** The owner's signature, in the audit log before it is handed out. It goes into one transaction and nowhere else. */
  sign(account: OwnerAddress, consent: OwnerConsent): Promise<Result<Hex, AppError>>;
}

export interface OwnersOptions {
  accounts(): readonly Account[];
  readonly ownerKeys: OwnerKeys;
  readonly transactions: OwnerTransactions;
  readonly browser: BrowserTransactions;
  readonly wallet: Pick<BrowserWallet, 'signTypedData'>;
  readonly audit: AuditSink;
  readonly clock: Clock;
}

/** One owner's way of doing both. */
interface SigningMethod {
  send(call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
  sign(consent: OwnerConsent): Promise<Result<Hex, AppError>>;
}

/** One way for each kind of owner. */
export function createOwners(options: OwnersOptions): Owners {
  const { accounts, ownerKeys, transactions, browser, wallet, audit, clock } = options;

  const byWallet = (from: OwnerAddress): SigningMethod => ({
    send: (call) => browser.send(from, call),
    sign({ why, typedData }) {
      const rows = [['Account', from], ...describeTypedData(typedData)] as const;
      return wallet.signTypedData({ from, typedData, summary: { title: why, rows } });
    },
  });

  const signingMethodOf = async (
    address: OwnerAddress,
  ): Promise<Result<SigningMethod, AppError>> => {
    const account = accounts().find((candidate) => candidate.address === address);
    if (!account) return err({ code: 'NOT_FOUND', what: 'account' });
    switch (account.owner) {
      case 'local-key': {
        const signer = await ownerKeys.signer(address);
        if (!signer.ok) return signer;
        return ok({
          send: (call) => transactions.send(signer.value, call),
          sign: async ({ digest }) => ok(await signer.value.sign(digest)),
        });
      }
      case 'browser-wallet':
        return ok(byWallet(address));
      case 'watch-only':
        return err({
          code: 'NOT_AVAILABLE',
          what: 'signing for an account that is only watched',
        });
    }
  };
  return {
    async canSend(account) {
      const way = await signingMethodOf(account);
      return way.ok ? ok(null) : way;
    },
    async send(account, call) {
      const way = await signingMethodOf(account);
      return way.ok ? way.value.send(call) : way;
    },
    async sign(account, consent) {
      const way = await signingMethodOf(account);
      if (!way.ok) return way;
      const signature = await way.value.sign(consent);
      if (!signature.ok) return signature;
      const { what, why, digest, sessionId } = consent;
      const at = clock.now();
      audit.append({ at, signer: account, what, why, digest, sessionId, clientOrderId: null });
      return signature;
    },
  };
}
