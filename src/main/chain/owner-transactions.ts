import { keccak256, type PublicClient } from 'viem';
import type { AppError } from '../../shared/contract/app-error.ts';
import { type Address, type Hex, type OwnerAddress, txHash } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { AuditSink } from '../signing/audit-sink.ts';
import type { OwnerSigner } from '../signing/owner-keys.ts';
import { attempt } from './attempt.ts';
import type { TxReceiptFacts } from './chain.ts';

/** A contract call of the owner; `data` by viem's `encodeFunctionData`. */
export interface OwnerCall {
  readonly to: Address;
  readonly data: Hex;
  /** For the audit log, e.g. `create session`. */
  readonly why: string;
}

export interface OwnerTransactions {
  /**
   * Simulates, signs, sends, and waits for the block. One at a time per owner, so that nonces follow each other.
   * Errors: CHAIN_REVERTED by the simulation (no gas spent) or in the block; CHAIN_UNREACHABLE, also when the
   * transaction was sent but is in no block after a minute: it may still land, so look before sending again.
   */
  send(signer: OwnerSigner, call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
}

export interface OwnerTransactionsOptions {
  readonly client: PublicClient;
  readonly chainId: number;
  readonly audit: AuditSink;
  readonly clock: Clock;
}

const RECEIPT_TIMEOUT_MS = 60_000;

/** Sends the transactions of local owner keys. */
export function createOwnerTransactions(options: OwnerTransactionsOptions): OwnerTransactions {
  const { client, chainId, audit, clock } = options;
  const queues = new Map<OwnerAddress, Promise<unknown>>();

  const prepare = async (from: Address, { to, data }: OwnerCall) => {
    await client.call({ account: from, to, data });
    const [nonce, gas, fees] = await Promise.all([
      client.getTransactionCount({ address: from, blockTag: 'pending' }),
      client.estimateGas({ account: from, to, data }),
      client.estimateFeesPerGas(),
    ]);
    return { type: 'eip1559', chainId, to, data, nonce, gas: withMargin(gas), ...fees } as const;
  };

  const sendNow = async (
    signer: OwnerSigner,
    call: OwnerCall,
  ): Promise<Result<TxReceiptFacts, AppError>> => {
    const prepared = await attempt(() => prepare(signer.address, call));
    if (!prepared.ok) return prepared;
    const serializedTransaction = await signer.signTransaction(prepared.value);
    const hash = keccak256(serializedTransaction);
    audit.append({
      at: clock.now(),
      signer: signer.address,
      what: 'transaction',
      why: call.why,
      digest: hash,
      sessionId: null,
      clientOrderId: null,
    });
    const landed = await attempt(async () => {
      await client.sendRawTransaction({ serializedTransaction });
      return client.waitForTransactionReceipt({ hash, timeout: RECEIPT_TIMEOUT_MS });
    });
    if (!landed.ok) return landed;
    const { status, blockNumber } = landed.value;
    const facts = { txHash: txHash(hash), status, blockNumber };
    return status === 'success'
      ? ok(facts)
      : err({ code: 'CHAIN_REVERTED', errorName: 'REVERTED', detail: `in transaction ${hash}` });
  };

  return {
    send(signer, call) {
      const before = queues.get(signer.address) ?? Promise.resolve();
      const sent = before.then(() => sendNow(signer, call));
      queues.set(
        signer.address,
        sent.catch(() => undefined),
      );
      return sent;
    },
  };
}

/**
 * Half more than the estimate. One made in the same second as the last block misses what storing a new time of accrual
 * costs; gas that is not used is not paid.
 */
const withMargin = (gas: bigint): bigint => (gas * 150n) / 100n;
