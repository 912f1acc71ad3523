import { keccak256, type PublicClient } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type Address, type Hex, type OwnerAddress, txHash } from '../../shared/domain/ids.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Clock } from '../core/ports.ts';
import type { AuditSink } from '../db/audit-sink.ts';
import type { OwnerSigner } from '../keys/owner-keys.ts';
import { attempt } from './attempt.ts';
import { awaitReceipt, toOutcome } from './await-receipt.ts';
import type { TxReceiptFacts } from './chain.ts';

/** A contract call by the owner; `data` comes from viem's `encodeFunctionData`. */
export interface OwnerCall {
  readonly to: Address;
  readonly data: Hex;
  /** For the audit log, e.g. `create session`. */
  readonly why: string;
}

/** The cost of a transaction at current gas prices. */
interface GasEstimate {
  readonly gas: bigint;
  /** Maximum fee in native base units: gas × the highest gas price offered. */
  readonly fee: bigint;
}

export interface OwnerTransactions {
  /** Simulates; signs and spends nothing. Errors: CHAIN_REVERTED with the contract's error, CHAIN_UNREACHABLE. */
  estimate(from: OwnerAddress, call: OwnerCall): Promise<Result<GasEstimate, AppError>>;
  /**
   * Simulates, signs, sends, and waits for the block. Runs one at a time per owner, so that nonces are sequential.
   * Errors: CHAIN_REVERTED in the simulation (no gas spent) or in the block; CHAIN_UNREACHABLE if nothing was sent;
   * TX_NOT_SEEN if it may have been sent but is in no block after a minute: check before sending again.
   */
  send(signer: OwnerSigner, call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
}

export interface OwnerTransactionsOptions {
  readonly client: PublicClient;
  readonly chainId: number;
  readonly audit: AuditSink;
  readonly clock: Clock;
}

/** Sends transactions signed by local owner keys. */
export function createOwnerTransactions(options: OwnerTransactionsOptions): OwnerTransactions {
  const { client, chainId, audit, clock } = options;
  const queues = new Map<OwnerAddress, Promise<unknown>>();

  const simulate = async (from: Address, { to, data }: OwnerCall) => {
    await client.call({ account: from, to, data });
    const [gas, fees] = await Promise.all([
      client.estimateGas({ account: from, to, data }),
      client.estimateFeesPerGas(),
    ]);
    return { gas, fees };
  };

  const prepare = async (from: Address, call: OwnerCall) => {
    const [{ gas, fees }, nonce] = await Promise.all([
      simulate(from, call),
      client.getTransactionCount({ address: from, blockTag: 'pending' }),
    ]);
    const { to, data } = call;
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
    const posted = await attempt(() => client.sendRawTransaction({ serializedTransaction }));
    if (!posted.ok) {
      const unknown = posted.error.code === 'CHAIN_UNREACHABLE';
      return unknown ? err({ code: 'TX_NOT_SEEN', txHash: txHash(hash) }) : posted;
    }
    const receipt = await awaitReceipt(client, hash);
    return receipt.ok ? toOutcome(receipt.value) : receipt;
  };

  return {
    estimate: (from, call) =>
      attempt(async () => {
        const { gas, fees } = await simulate(from, call);
        return { gas, fee: gas * fees.maxFeePerGas };
      }),
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
 * 1.5 × the estimate. An estimate made in the same second as the last block omits the cost of storing a new accrual
 * time. Unused gas is refunded.
 */
const withMargin = (gas: bigint): bigint => (gas * 150n) / 100n;
