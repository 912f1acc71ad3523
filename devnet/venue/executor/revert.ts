import { BaseError, ContractFunctionRevertedError } from 'viem';

/** Why an order cannot be executed, as documented by the venue. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/**
 * The refusal behind a reverted engine call.
 *
 * @example Error('Return amount is not enough') →
 *   { code: 'ORDER_REVERTED', message: 'ORDER_REVERTED: Error(string): Return amount is not enough' }
 * @throws the error itself if it is not a revert, e.g. the node was unreachable
 */
export function refusalOf(error: unknown): Refusal {
  const revert =
    error instanceof BaseError
      ? error.walk((cause) => cause instanceof ContractFunctionRevertedError)
      : null;
  if (!(revert instanceof ContractFunctionRevertedError)) throw error;
  if (revert.data?.errorName === 'ftPositionManagerMinEquity') {
    return {
      code: 'ORDER_BELOW_MIN_EQUITY',
      message: 'position equity below PM minimum (bump up sellAmount or lower leverage)',
    };
  }
  return { code: 'ORDER_REVERTED', message: `ORDER_REVERTED: ${describeRevert(revert)}` };
}

function describeRevert(revert: ContractFunctionRevertedError): string {
  if (revert.data === undefined) return revert.signature ?? revert.raw ?? 'no reason given';
  const { errorName, args = [] } = revert.data;
  if (errorName === 'Error') return `Error(string): ${args.join()}`;
  if (errorName === 'Panic') return `Panic(uint256): ${args.join()}`;
  return `${errorName}(${args.join(', ')})`;
}
