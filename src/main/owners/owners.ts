import type { AppError } from '../../shared/domain/app-error.ts';
import type { Hex, OwnerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { TxReceiptFacts } from '../chain/chain.ts';
import type { OwnerCall, OwnerTransactions } from '../chain/owner-transactions.ts';
import type { Core } from '../core/open-core.ts';
import type { OwnerConsent } from '../keys/owner-consent.ts';
import type { OwnerKeys } from '../keys/owner-keys.ts';
import type { BrowserTransactions } from './browser/browser-transactions.ts';
import { describeTypedData } from './browser/describe-typed-data.ts';
import type { BrowserWallet } from './browser/wallet-bridge.ts';

/**
 * Transactions and signatures of account owners, by any signing method. Errors of every call: NOT_FOUND for an unknown
 * account, NOT_AVAILABLE for a watch-only account, those of the signing method.
 */
export interface Owners {
  /** Whether the owner can sign at all. Ask before creating a key for a transaction. */
  canSend(account: OwnerAddress): Promise<Result<null, AppError>>;
  /** Additional errors: those of `OwnerTransactions.send` and `BrowserTransactions.send`. */
  send(account: OwnerAddress, call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
  /**
   * The owner's signature, recorded in the audit log before it is returned. Use it in one transaction and nowhere else.
   */
  sign(account: OwnerAddress, consent: OwnerConsent): Promise<Result<Hex, AppError>>;
}

export interface OwnersOptions {
  readonly ownerKeys: Pick<OwnerKeys, 'signer'>;
  readonly transactions: Pick<OwnerTransactions, 'send'>;
  readonly browser: BrowserTransactions;
  readonly wallet: Pick<BrowserWallet, 'signTypedData'>;
}

/** How one owner sends and signs. */
interface SigningMethod {
  send(call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
  sign(consent: OwnerConsent): Promise<Result<Hex, AppError>>;
}

/** One signing method for each kind of owner. */
export function createOwners(
  { clock, database, state }: Pick<Core, 'clock' | 'database' | 'state'>,
  { ownerKeys, transactions, browser, wallet }: OwnersOptions,
): Owners {
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
    const account = state.current.accounts.find((candidate) => candidate.address === address);
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
        return err({ code: 'NOT_AVAILABLE', what: 'owner-signature' });
    }
  };
  return {
    async canSend(account) {
      const method = await signingMethodOf(account);
      return method.ok ? ok(null) : method;
    },
    async send(account, call) {
      const method = await signingMethodOf(account);
      return method.ok ? method.value.send(call) : method;
    },
    async sign(account, consent) {
      const method = await signingMethodOf(account);
      if (!method.ok) return method;
      const signature = await method.value.sign(consent);
      if (!signature.ok) return signature;
      const { what, why, digest, sessionId } = consent;
      const at = clock.now();
      const entry = { at, signer: account, what, why, digest, sessionId, clientOrderId: null };
      database.audit.append(entry);
      return signature;
    },
  };
}
