import type { DecimalString, TokenAddress } from '../domain/ids.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { hasDebt } from './account-values.ts';
import { bookedValues } from './booked-values.ts';
import { decimal, max, min, ONE, round, toText, ZERO } from './decimal.ts';

/**
 * The largest withdrawal of a token, in tokens, rounded down to a base unit. All of it without debt; otherwise what leaves
 * the health factor at the safe threshold h and the equity at its minimum, as the contract books them
 * (docs/venue-api.md, "Risk"):
 *
 *   x ≤ (E − h·M) / (p · (1 − h·mm))   and   x ≤ (E − E_min) / p
 *
 * A token that does not count as collateral changes neither: all of it, or none while the account is not safe as it is.
 * `"0"` while a price is missing, and for a token that the account does not hold.
 *
 * @example
 * // 100 USDC (mm 2 %) against 1 wS of debt at 0.0458 (mm 5 %), h 1.6, E_min 0.5
 * largestWithdrawal(account, USDC) // → '99.454199'
 */
export function largestWithdrawal(risk: RiskAccount, token: TokenAddress): DecimalString {
  const asset = risk.assets.find((candidate) => candidate.token === token);
  if (!asset) return '0';
  if (!hasDebt(risk)) return asset.collateral;
  const values = bookedValues(risk);
  if (!values) return '0';
  const { safeHealth, minEquity } = risk.thresholds;
  const safe = decimal(safeHealth);
  const spare = values.equity.minus(safe.times(values.maintenance));
  const overMinimum = values.equity.minus(decimal(minEquity));
  if (asset.notCollateral) return min(spare, overMinimum).lt(ZERO) ? '0' : asset.collateral;
  if (asset.price === null) return '0';
  const price = decimal(asset.price);
  const held = decimal(asset.collateral);
  const perToken = ONE.minus(safe.times(decimal(asset.maintenance))).times(price);
  const byHealth = perToken.gt(ZERO) ? spare.div(perToken) : held;
  const byEquity = overMinimum.div(price);
  const most = max(min(min(byHealth, byEquity), held), ZERO);
  return toText(round(most, asset.decimals, 'floor'));
}

/** Covers the interest between reading a debt and repaying it; the contract takes no more than is owed. */
const INTEREST_HEADROOM = decimal('1.001');

/**
 * The amount to offer to repay a debt in full: the debt and a thousandth on top, in tokens, rounded up to a base unit, and
 * at most what the wallet holds. The contract takes no more than is owed (docs/venue-api.md, "Set-up of an account").
 *
 * @example
 * largestRepayment('4.04', '900', 6) // → '4.04404'
 */
export function largestRepayment(
  debt: DecimalString,
  wallet: DecimalString,
  decimals: number,
): DecimalString {
  const all = round(decimal(debt).times(INTEREST_HEADROOM), decimals, 'ceil');
  return toText(min(all, decimal(wallet)));
}
