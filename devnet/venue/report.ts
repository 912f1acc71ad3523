import { BaseError } from 'viem';

/**
 * Writes a failure to the standard error stream. The long text of a chain error is left out: it
 * quotes the call, and with it the delegate's signature.
 */
export function report(error: unknown): void {
  console.error(error instanceof BaseError ? `${error.name}: ${error.shortMessage}` : error);
}
