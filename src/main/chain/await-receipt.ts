import type { PublicClient, TransactionReceipt } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type Hex, txHash } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { attempt } from './attempt.ts';
import type { TxReceiptFacts } from './chain.ts';
import { toReceiptFacts } from './to-receipt-facts.ts';

const TIMEOUT_MS = 60_000;

/**
 * Waits until a transaction, or a replacement with the same nonce, is in a block. Error: TX_NOT_SEEN if the node shows
 * neither within a minute; the transaction may still land.
 */
export async function awaitReceipt(
  client: PublicClient,
  hash: Hex,
): Promise<Result<TransactionReceipt, AppError>> {
  const seen = await attempt(() => client.waitForTransactionReceipt({ hash, timeout: TIMEOUT_MS }));
  return seen.ok ? seen : err({ code: 'TX_NOT_SEEN', txHash: txHash(hash) });
}

/** The outcome of a mined transaction. Error: CHAIN_REVERTED. */
export function toOutcome(receipt: TransactionReceipt): Result<TxReceiptFacts, AppError> {
  if (receipt.status === 'success') return ok(toReceiptFacts(receipt));
  const detail = `in transaction ${receipt.transactionHash}`;
  return err({ code: 'CHAIN_REVERTED', errorName: 'REVERTED', detail });
}
