/** A price older than this must not open risk: the venue's oracle is read every 5 s. */
export const MAX_PRICE_AGE_MS = 30_000;
/** A fee from figures older than this must not open risk: while live they are read at least every half minute. */
export const MAX_FEE_AGE_MS = 90_000;
/** Slippage of more than a tenth protects nobody; an unprotected order is an explicit choice. */
export const MAX_SLIPPAGE_BPS = 1_000;
/** The longest time a signed order may be valid. */
export const MAX_VALIDITY_SECONDS = 3_600;
/** A session has to be valid this much longer than it is needed: time for a block, and for clocks that differ. */
export const SESSION_MARGIN_SECONDS = 30;
