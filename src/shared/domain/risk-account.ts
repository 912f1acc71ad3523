import type { Figure } from './figure.ts';
import type { DecimalString, TokenAddress } from './ids.ts';

/** One account's collateral and debt in one asset, plus the asset's inputs to the risk formulas. */
export interface RiskAsset {
  readonly token: TokenAddress;
  readonly symbol: string;
  readonly decimals: number;
  /** Tokens deposited, not base units. */
  readonly collateral: DecimalString;
  /** True where the venue does not count deposits of this asset as collateral. */
  readonly notCollateral?: true;
  /** Tokens owed, interest included, rounded up to a base unit as the contract does. */
  readonly debt: DecimalString;
  /** USD per whole token by the venue's oracle; null while the oracle has no fresh price. */
  readonly price: DecimalString | null;
  /** Maintenance rate as a fraction: 5 % is `"0.05"`. */
  readonly maintenance: DecimalString;
}

/** A cross-margin account as the risk formulas see it. */
export interface RiskAccount {
  readonly assets: readonly RiskAsset[];
  readonly thresholds: RiskThresholds;
  /**
   * The health factor by the venue's own values lens, of the same block; absent if it could not be read. It is of the account
   * as it was read, not of one that a preview changed.
   */
  readonly lensHealth?: Figure;
}

export interface RiskThresholds {
  /** Health factor below which soft liquidation begins, e.g. `"1.5"`. */
  readonly targetHealth: DecimalString;
  /** Minimum health factor after the user's own actions, e.g. `"1.6"`. */
  readonly safeHealth: DecimalString;
  /** Minimum equity in USD of an account with any debt, e.g. `"0.5"`. */
  readonly minEquity: DecimalString;
}
