import type { DecimalString } from './ids.ts';

/**
 * A displayed figure is one of three, never a made-up zero:
 * a value; "none" (for a liquidation price: cannot be liquidated, for a health factor: no debt, shown as ∞);
 * or "unknown" with the reason, shown as such and never as safe.
 */
export type Figure =
  | { readonly kind: 'value'; readonly value: DecimalString }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

export type UnknownReason =
  /** The venue answered with its placeholder for "could not be read". */
  | 'venue-placeholder'
  /** The input to compute it is missing (a price, a chain read). */
  | 'no-data'
  /** The venue's field was not a number. */
  | 'malformed';

export const value = (decimal: DecimalString): Figure => ({ kind: 'value', value: decimal });
export const none: Figure = { kind: 'none' };
export const unknown = (reason: UnknownReason): Figure => ({ kind: 'unknown', reason });
