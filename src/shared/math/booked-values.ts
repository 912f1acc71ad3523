import type { RiskAccount } from '../domain/risk-account.ts';
import { type AccountValues, accountValues } from './account-values.ts';
import { type Decimal, decimal, max, toText, ZERO } from './decimal.ts';
import { fromBaseUnits } from './units.ts';

/**
 * A debt is kept in shares of all debt, rounded against the debtor, so a change of it is booked up to one share dearer
 * than it is. A share is worth what was owed for it once with all interest since: less than two base units until the
 * interest has doubled a debt.
 */
export const DEBT_ROUNDING_UNITS = 2n;

/** The positions manager values in 1e-18 USD: collateral down, debt up, and the maintenance of each up once more. */
const VALUE_ROUNDING = decimal('0.000000000000000003');

/**
 * Equity and maintenance of an account as the positions manager may book it after an action, at worst: each debt
 * `DEBT_ROUNDING_UNITS` larger, each value rounded against the owner. What passes by these figures passes on chain; by
 * `accountValues`, which are exact, the last base units would not. Null like those.
 *
 * The margins do not depend on the amounts, so a limit worked out from these figures holds by them as well.
 *
 * @example 100 USDC against 4 USDC of debt → equity 95.999997999999999994 (96 by the exact figures)
 */
export function bookedValues(
  account: RiskAccount,
): Pick<AccountValues, 'equity' | 'maintenance'> | null {
  const owed = account.assets.map((asset) => {
    const debt = decimal(asset.debt);
    const rounding = decimal(fromBaseUnits(DEBT_ROUNDING_UNITS, asset.decimals));
    return debt.gt(ZERO) ? { ...asset, debt: toText(debt.plus(rounding)) } : asset;
  });
  const values = accountValues({ ...account, assets: owed });
  if (!values) return null;
  const rounding: Decimal = VALUE_ROUNDING.times(decimal(`${account.assets.length}`));
  return {
    equity: max(values.equity.minus(rounding), ZERO),
    maintenance: values.maintenance.plus(rounding),
  };
}
