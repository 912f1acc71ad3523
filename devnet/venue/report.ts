import { BaseError } from 'viem';

/**
 * Writes an error to stderr. Omits the long text of a chain error, which quotes the call and so the delegate's
 * signature.
 */
export function report(error: unknown): void {
  console.error(error instanceof BaseError ? `${error.name}: ${error.shortMessage}` : error);
}
