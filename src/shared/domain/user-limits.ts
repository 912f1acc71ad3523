import type { DecimalString } from './ids.ts';

/** What the user forbids themself, whatever the venue would take; null where there is no limit. */
export interface UserLimits {
  /** USD value of one order that is not a close, by the price it would be filled at. */
  readonly maxNotional: DecimalString | null;
  /** Leverage of the account after an order that is not a close, e.g. `"10"`. */
  readonly maxLeverage: DecimalString | null;
  /** Orders sent from this terminal within any 60 s, closes excepted. */
  readonly maxOrdersPerMinute: number | null;
  /** How much worse than mark the price of a limit order may be, in basis points: what a slipped finger would type. */
  readonly maxPriceDeviationBps: number | null;
}

/** Until the user says otherwise: a limit order may be 5 % worse than mark. */
export const DEFAULT_LIMITS: UserLimits = {
  maxNotional: null,
  maxLeverage: null,
  maxOrdersPerMinute: null,
  maxPriceDeviationBps: 500,
};
