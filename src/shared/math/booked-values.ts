import type { RiskAccount } from '../domain/risk-account.ts';
import { type AccountValues, accountValues } from './account-values.ts';
import { type Decimal, decimal, max, toText, ZERO } from './decimal.ts';
import { fromBaseUnits } from './units.ts';

/**
 * The contract keeps a debt in shares, rounded against the debtor, so a change is booked as up to one share more. A share
 * is worth less than two base units until interest has doubled the debt.
 */
export const DEBT_ROUNDING_UNITS = 2n;

/** The positions manager values in 1e-18 USD: collateral down, debt up, and the maintenance of each up once more. */
const VALUE_ROUNDING = decimal('0.000000000000000003');

/**
 * Equity and maintenance in USD as the positions manager may book them at worst after an action: each debt
 * `DEBT_ROUNDING_UNITS` larger, each value rounded against the owner. What passes by these figures passes on chain; what
 * passes by `accountValues`, which are exact, may fail by the last base units. Null while a price is missing.
 *
 * The margins do not depend on the amounts, so a limit computed from these figures also holds by them.
 *
 * @example
 * bookedValues(account) // 100 USDC against 4 USDC of debt → equity 95.999997999999999994, exactly 96
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
