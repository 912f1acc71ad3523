import type { AppError } from './app-error.ts';

/** Why an order's event happened: our own reason by its code, or a text as it came from outside. */
export type OrderReason =
  /** Ballast was closed before the reply, or before the cancellation was confirmed. */
  | { readonly code: 'APP_CLOSED' }
  | { readonly code: 'REFUSED'; readonly error: AppError }
  /** The order's nonce was invalidated on chain. */
  | { readonly code: 'NONCE_INVALIDATED' }
  /** The owner cancelled the order's digest at the engine. */
  | { readonly code: 'DIGEST_CANCELLED' }
  /** The venue was asked to drop the order and still lists it as open. */
  | { readonly code: 'STILL_LISTED'; readonly afterMs: number }
  | { readonly code: 'NOT_FOUND'; readonly afterMs: number }
  /** The venue's or the network's own text; in rows of the first release any reason. Empty when none was given. */
  | { readonly code: 'TEXT'; readonly text: string };
