import { isAddressEqual, type PublicClient, type Transaction } from 'viem';
import type { AppError } from '../../../shared/domain/app-error.ts';
import { type OwnerAddress, txHash } from '../../../shared/domain/ids.ts';
import { err, type Result } from '../../../shared/result.ts';
import { attempt } from '../../chain/attempt.ts';
import { awaitReceipt, toOutcome } from '../../chain/await-receipt.ts';
import type { TxReceiptFacts } from '../../chain/chain.ts';
import type { OwnerCall, OwnerTransactions } from '../../chain/owner-transactions.ts';
import type { Clock } from '../../core/ports.ts';
import type { AuditSink } from '../../db/audit-sink.ts';
import { describeCall } from './describe-call.ts';
import { walletRefused } from './wallet-answer.ts';
import type { BrowserWallet } from './wallet-bridge.ts';

export interface BrowserTransactions {
  /**
   * Simulates, has the wallet sign and send, waits for the block, and compares the mined transaction with the request.
   * Errors: CHAIN_REVERTED in the simulation (the wallet was not asked) or in the block; CHAIN_UNREACHABLE if nothing
   * was sent; WALLET_REFUSED; TX_NOT_SEEN if the wallet's transaction is in no block after a minute.
   */
  send(from: OwnerAddress, call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
}

export interface BrowserTransactionsOptions {
  readonly client: PublicClient;
  readonly chainId: number;
  readonly wallet: Pick<BrowserWallet, 'sendTransaction'>;
  readonly transactions: Pick<OwnerTransactions, 'estimate'>;
  readonly audit: AuditSink;
  readonly clock: Clock;
}

/** Sends transactions for owners whose keys are in a browser wallet. Does not trust the wallet. */
export function createBrowserTransactions(
  options: BrowserTransactionsOptions,
): BrowserTransactions {
  const { client, chainId, wallet, transactions, audit, clock } = options;
  return {
    async send(from, call) {
      const possible = await transactions.estimate(from, call);
      if (!possible.ok) return possible;
      const first = await attempt(() => client.getTransactionCount({ address: from }));
      if (!first.ok) return first;
      const { to, data } = call;
      const rows = [['Account', from], ['Chain', `${chainId}`], ...describeCall(call)] as const;
      const sent = await wallet.sendTransaction({
        from,
        to,
        data,
        summary: { title: call.why, rows },
      });
      if (!sent.ok) return sent;
      audit.append({
        at: clock.now(),
        signer: from,
        what: 'transaction',
        why: `${call.why}, under the hash that the browser wallet gave`,
        digest: sent.value,
        sessionId: null,
        clientOrderId: null,
      });
      const receipt = await awaitReceipt(client, sent.value);
      if (!receipt.ok) return receipt;
      const { transactionHash: hash } = receipt.value;
      const landed = await attempt(() => client.getTransaction({ hash }));
      if (!landed.ok) return err({ code: 'TX_NOT_SEEN', txHash: txHash(hash) });
      // An identical earlier transaction has a lower nonce.
      const { nonce } = landed.value;
      return nonce >= first.value && isAsked(landed.value, from, call)
        ? toOutcome(receipt.value)
        : walletRefused('wrong-transaction', hash);
    },
  };
}

const isAsked = (sent: Transaction, from: OwnerAddress, { to, data }: OwnerCall): boolean =>
  isAddressEqual(sent.from, from) &&
  sent.to !== null &&
  isAddressEqual(sent.to, to) &&
  sent.input.toLowerCase() === data.toLowerCase() &&
  sent.value === 0n;
