import type { RiskAccount, RiskAsset } from '../domain/risk-account.ts';
import { type Decimal, decimal, max, ONE, sum, ZERO } from './decimal.ts';

/** Decimal places kept by risk figures; more than the chain's own 18 would be false precision. */
export const RISK_PLACES = 18;

/** USD values of a cross-margin account. */
export interface AccountValues {
  readonly collateral: Decimal;
  readonly debt: Decimal;
  /** collateral − debt, not below zero. */
  readonly equity: Decimal;
  /** Σ (collateral + debt) · maintenance rate. */
  readonly maintenance: Decimal;
}

/**
 * Values an account in USD by the oracle's prices, exactly (docs/venue-api.md, "Risk"). Null when an asset that the
 * account holds or owes has no price. Deposits that the venue does not count as collateral are worth nothing here.
 *
 * @example
 * // 1 USDC and 87.336244541… wS at 0.0458, against 4.04 USDC of debt
 * accountValues(account) // → { equity: 0.96, maintenance: 0.3008, … }
 */
export function accountValues(account: RiskAccount): AccountValues | null {
  const held = account.assets.filter(isHeld).map(usdValues);
  const priced = held.filter((asset) => asset !== null);
  if (priced.length < held.length) return null;
  const collateral = sum(priced.map((asset) => asset.collateral));
  const debt = sum(priced.map((asset) => asset.debt));
  return {
    collateral,
    debt,
    equity: max(collateral.minus(debt), ZERO),
    maintenance: sum(priced.map((asset) => asset.maintenance)),
  };
}

/**
 * Whether anything is owed, in any token.
 *
 * @example hasDebt({ assets: [{ ...usdc, debt: '0.000001' }], thresholds }) // → true
 */
export const hasDebt = (account: RiskAccount): boolean =>
  account.assets.some((asset) => decimal(asset.debt).gt(ZERO));

/**
 * Whether an asset counts in the account's values: as collateral or as debt.
 *
 * @example isHeld({ ...ws, collateral: '100', notCollateral: true, debt: '0' }) // → false
 */
export const isHeld = (asset: RiskAsset): boolean =>
  countedCollateral(asset).gt(ZERO) || decimal(asset.debt).gt(ZERO);

/**
 * Tokens that count as collateral: none of an asset that the venue does not accept as such.
 *
 * @example countedCollateral({ ...ws, collateral: '100', notCollateral: true }) // → 0
 */
export const countedCollateral = ({ collateral, notCollateral }: RiskAsset): Decimal =>
  notCollateral ? ZERO : decimal(collateral);

function usdValues(asset: RiskAsset) {
  if (asset.price === null) return null;
  const price = decimal(asset.price);
  const collateral = countedCollateral(asset).times(price);
  const debt = decimal(asset.debt).times(price);
  return {
    collateral,
    debt,
    maintenance: collateral.plus(debt).times(decimal(asset.maintenance)),
  };
}

/**
 * Leverage: collateral over equity, not rounded; 1 without debt. Null while a price is missing or without equity.
 *
 * @example
 * leverage(account) // 5 USD of collateral, 4 USD of debt → 5
 */
export function leverage(account: RiskAccount): Decimal | null {
  const values = accountValues(account);
  if (!values?.equity.gt(ZERO)) return null;
  return hasDebt(account) ? values.collateral.div(values.equity) : ONE;
}
