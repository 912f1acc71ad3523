import type { DecimalString } from './ids.ts';

/** Limits the user sets on top of the venue's; null means no limit. */
export interface UserLimits {
  /** USD value of one order, closes excepted, at its expected fill price. */
  readonly maxNotional: DecimalString | null;
  /** Leverage of the account after an order, closes excepted, e.g. `"10"`. */
  readonly maxLeverage: DecimalString | null;
  /** Orders sent from this terminal within any 60 s, closes excepted. */
  readonly maxOrdersPerMinute: number | null;
  /** How much worse than mark the price of a limit order may be, in basis points; catches mistyped prices. */
  readonly maxPriceDeviationBps: number | null;
}

/** The defaults: a limit order may be 5 % worse than mark, and there is no other limit. */
export const DEFAULT_LIMITS: UserLimits = {
  maxNotional: null,
  maxLeverage: null,
  maxOrdersPerMinute: null,
  maxPriceDeviationBps: 500,
};
