import type { OrderTerms } from '../domain/order.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { accountValues, hasDebt } from '../math/account-values.ts';
import { decimal, toText, ZERO } from '../math/decimal.ts';
import type { Preview } from '../math/preview.ts';
import type { Violation } from './violation.ts';

/**
 * What the positions manager demands of the account after the order: collateral for what is withdrawn, and, with any
 * debt left, equity of at least the minimum and a health factor of at least the safe threshold.
 * Judged in exact decimals, not in rounded figures.
 */
export function accountRules(terms: OrderTerms, preview: Preview): readonly Violation[] {
  const after = preview.accountAfter;
  const missing = collateralRule(terms, after);
  return missing.length > 0 || !hasDebt(after) ? missing : healthRules(after, preview);
}

function collateralRule(terms: OrderTerms, after: RiskAccount): readonly Violation[] {
  const asset = after.assets.find(({ token }) => token === terms.sellToken);
  if (!asset || decimal(asset.collateral).gte(ZERO)) return [];
  const sum = decimal(terms.sellAmount).plus(decimal(terms.feeAmount));
  const needed = toText(sum);
  const available = toText(sum.plus(decimal(asset.collateral)));
  return [{ code: 'INSUFFICIENT_COLLATERAL', symbol: asset.symbol, needed, available }];
}

function healthRules(after: RiskAccount, preview: Preview): readonly Violation[] {
  const values = accountValues(after);
  if (!values) return [];
  const violations: Violation[] = [];
  const { minEquity, safeHealth } = after.thresholds;
  if (values.equity.lt(decimal(minEquity))) {
    const equity = toText(values.equity);
    violations.push({ code: 'ORDER_BELOW_MIN_EQUITY', equity, minimum: minEquity });
  }
  if (values.equity.lt(values.maintenance.times(decimal(safeHealth)))) {
    const { health } = preview.after;
    const shown = health.kind === 'value' ? health.value : '0';
    violations.push({ code: 'HEALTH_BELOW_SAFE', health: shown, safe: safeHealth });
  }
  return violations;
}
