import { BaseError, decodeErrorResult, type Hex, isHex } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import { venueErrorsAbi } from './abi/venue-errors.ts';
import { WrongChainError } from './for-chain.ts';

export interface Revert {
  /** The contract's error, e.g. `InvalidNonce`; `Error` for a message; the four-byte selector for an unknown error. */
  readonly errorName: string;
  /** Its arguments or its message. */
  readonly detail: string;
}

/**
 * Decodes the data of a revert.
 * @example decodeRevert('0x1ab7da6b') // { errorName: 'DeadlineExpired', detail: '' }
 */
export function decodeRevert(data: Hex): Revert {
  if (data === '0x') return { errorName: 'REVERTED', detail: '' };
  try {
    // viem adds the two built-in errors, Error(string) and Panic(uint256).
    const { errorName, args } = decodeErrorResult({ abi: venueErrorsAbi, data });
    return { errorName, detail: (args ?? []).join(', ') };
  } catch {
    return { errorName: data.slice(0, 10), detail: '' };
  }
}

/**
 * Converts a failed call to the node into an AppError: CHAIN_REVERTED with the name of the contract's error,
 * WRONG_CHAIN, or otherwise CHAIN_UNREACHABLE. Rethrows anything that neither the node nor a contract caused. Leaves
 * out the node's URL, which may contain an API key.
 */
export function toChainError(cause: unknown): AppError {
  if (!(cause instanceof BaseError)) throw cause;
  const wrong = cause.walk((error) => error instanceof WrongChainError);
  if (wrong instanceof WrongChainError) {
    return { code: 'WRONG_CHAIN', of: 'node', expected: wrong.expected, actual: wrong.actual };
  }
  const data = revertData(cause);
  if (data !== null) return { code: 'CHAIN_REVERTED', ...decodeRevert(data) };
  const refusal = cause.walk((error) => error instanceof BaseError && REFUSALS.has(error.name));
  if (refusal instanceof BaseError) {
    const errorName = REFUSALS.get(refusal.name) ?? 'REVERTED';
    return { code: 'CHAIN_REVERTED', errorName, detail: refusal.shortMessage };
  }
  if (/insufficient funds/i.test(cause.details)) {
    return {
      code: 'CHAIN_REVERTED',
      errorName: 'InsufficientFunds',
      detail: cause.details.slice(0, MAX_DETAIL),
    };
  }
  const root = cause.walk();
  const { shortMessage, details } = root instanceof BaseError ? root : cause;
  return { code: 'CHAIN_UNREACHABLE', detail: (details || shortMessage).slice(0, MAX_DETAIL) };
}

/** Some nodes answer with a whole HTML page. */
const MAX_DETAIL = 200;

/** Refusals that carry no data: an empty revert, an address without a contract. */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['ContractFunctionRevertedError', 'REVERTED'],
  ['ContractFunctionZeroDataError', 'NoContract'],
  ['ExecutionRevertedError', 'REVERTED'],
]);

/** The innermost revert data. viem stores it as `raw` on a decoded error and as `data` on the node's own error. */
function revertData(error: BaseError): Hex | null {
  let found: Hex | null = null;
  error.walk((layer) => {
    for (const field of ['raw', 'data'] as const) {
      const value: unknown = layer instanceof Error ? Reflect.get(layer, field) : null;
      if (isHex(value)) found = value;
    }
    return false;
  });
  return found;
}
