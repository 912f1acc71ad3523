import { setTimeout as delay } from 'node:timers/promises';
import type { PublicClient, TransactionReceipt } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type Hex, txHash } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { attempt } from './attempt.ts';
import type { TxReceiptFacts } from './chain.ts';
import { toReceiptFacts } from './to-receipt-facts.ts';

const TIMEOUT_MS = 60_000;
/** Between two looks for the receipt itself. */
const LOOK_MS = 1_000;

/**
 * Waits until a transaction, or a replacement with the same nonce, is in a block. Error: TX_NOT_SEEN if the node shows
 * neither within a minute; the transaction may still land.
 */
export async function awaitReceipt(
  client: PublicClient,
  hash: Hex,
): Promise<Result<TransactionReceipt, AppError>> {
  const ended = new AbortController();
  const seen = await attempt(() =>
    Promise.race([
      client.waitForTransactionReceipt({ hash, timeout: TIMEOUT_MS }),
      lookForReceipt(client, hash, ended.signal),
    ]),
  );
  ended.abort();
  return seen.ok ? seen : err({ code: 'TX_NOT_SEEN', txHash: txHash(hash) });
}

/**
 * Asks for the receipt until there is one; rejects when `signal` aborts. viem asks once per new block, and not about a
 * block that comes while it looks for a replacement; where blocks are rare, that block may be the last for a long time.
 */
async function lookForReceipt(
  client: PublicClient,
  hash: Hex,
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  for (;;) {
    await delay(LOOK_MS, undefined, { signal });
    const receipt = await client.getTransactionReceipt({ hash }).catch(() => null);
    if (receipt) return receipt;
  }
}

/** The outcome of a mined transaction. Error: CHAIN_REVERTED. */
export function toOutcome(receipt: TransactionReceipt): Result<TxReceiptFacts, AppError> {
  if (receipt.status === 'success') return ok(toReceiptFacts(receipt));
  const detail = `in transaction ${receipt.transactionHash}`;
  return err({ code: 'CHAIN_REVERTED', errorName: 'REVERTED', detail });
}
