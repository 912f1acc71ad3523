import type { DecimalString } from './ids.ts';

/**
 * A displayed figure is one of three, never a made-up zero:
 * a value; "none" (for a health factor: no debt, shown as ∞);
 * or "unknown" with the reason, shown as unknown and never as safe.
 */
export type Figure = { readonly kind: 'value'; readonly value: DecimalString } | None | Unknown;

/**
 * The price at which an account falls below a threshold of its health factor: still ahead; already passed, with the price
 * at which the account would recover, or null where no price of that asset helps; "none" when no price of it does harm;
 * or unknown, which is never shown as safe.
 */
export type LiquidationPrice =
  | ({ readonly kind: 'at' } & Crossing)
  | { readonly kind: 'passed'; readonly crossing: Crossing | null }
  | None
  | Unknown;

/** Where the health factor crosses a threshold as one asset's price moves. */
export interface Crossing {
  readonly price: DecimalString;
  /**
   * The side of `price` on which the account is below the threshold, whatever the side of its position: as the price
   * falls through it (`below`), or as it rises through it (`above`).
   */
  readonly side: 'below' | 'above';
}

interface None {
  readonly kind: 'none';
}

interface Unknown {
  readonly kind: 'unknown';
  readonly reason: UnknownReason;
}

export type UnknownReason =
  /** The venue answered with its placeholder for "could not be read". */
  | 'venue-placeholder'
  /** An input is missing (a price, a chain read). */
  | 'no-data'
  /** The venue's field was not a number. */
  | 'malformed';

export const value = (decimal: DecimalString): Figure => ({ kind: 'value', value: decimal });
export const none: None = { kind: 'none' };
export const unknown = (reason: UnknownReason): Unknown => ({ kind: 'unknown', reason });
