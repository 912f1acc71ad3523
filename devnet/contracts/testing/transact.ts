import {
  type Account,
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  type TransactionReceipt,
} from 'viem';
import type { Call } from './calls.ts';
import type { TestNode } from './use-chain.ts';

/**
 * Sends a call and waits for it. A revert throws viem's decoded error before anything is sent.
 *
 * The gas is fixed: an estimate made before the clock ticks omits the cost of storing a new time.
 */
export async function transact(
  node: TestNode,
  account: Account | Address,
  call: Call,
): Promise<TransactionReceipt> {
  const { request } = await node.simulateContract({ ...call, account });
  const hash = await node.writeContract({ ...request, gas: 3_000_000n });
  // While viem looks for a replacement it misses the next block, and here the one it missed may be the last.
  const receipt = await node.waitForTransactionReceipt({ hash, checkReplacement: false });
  if (receipt.status === 'reverted') throw new Error(`${call.functionName} reverted.`);
  return receipt;
}

/**
 * Runs a call without sending it.
 *
 * @returns the revert: an error's name with its arguments, or the text of `Error(string)`.
 * @throws Error if the call succeeded.
 */
export async function refusal(
  node: TestNode,
  account: Account | Address,
  call: Call,
): Promise<string> {
  try {
    await node.simulateContract({ ...call, account });
  } catch (error) {
    const reverted =
      error instanceof BaseError && error.walk((e) => e instanceof ContractFunctionRevertedError);
    if (!(reverted instanceof ContractFunctionRevertedError)) throw error;
    const { data, raw, reason } = reverted;
    if (!data) return reason ?? `unknown error ${raw}`;
    if (data.errorName === 'Error') return String(data.args?.[0]);
    return `${data.errorName}(${(data.args ?? []).join(', ')})`;
  }
  throw new Error(`${call.functionName} succeeded.`);
}
