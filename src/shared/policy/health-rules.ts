import type { RiskAccount } from '../domain/risk-account.ts';
import type { Violation } from '../domain/violation.ts';
import { hasDebt, RISK_PLACES } from '../math/account-values.ts';
import { bookedValues } from '../math/booked-values.ts';
import { decimal, round, toText } from '../math/decimal.ts';

/**
 * What the positions manager requires of an account after its owner's action: if any debt is left, at least the minimum
 * equity and a health factor of at least the safe threshold (docs/venue-api.md, "Risk"). Judged by `bookedValues`, which
 * are rounded against the owner; not judged while a price is missing.
 *
 * @example
 * healthRules(after) // → [{ code: 'ORDER_BELOW_MIN_EQUITY', equity: '0.45', minimum: '0.5' }]
 */
export function healthRules(after: RiskAccount): readonly HealthViolation[] {
  if (!hasDebt(after)) return [];
  const values = bookedValues(after);
  if (!values) return [];
  const violations: HealthViolation[] = [];
  const { minEquity, safeHealth } = after.thresholds;
  if (values.equity.lt(decimal(minEquity))) {
    const equity = toText(values.equity);
    violations.push({ code: 'ORDER_BELOW_MIN_EQUITY', equity, minimum: minEquity });
  }
  if (values.equity.lt(values.maintenance.times(decimal(safeHealth)))) {
    const health = toText(round(values.equity.div(values.maintenance), RISK_PLACES, 'floor'));
    violations.push({ code: 'HEALTH_BELOW_SAFE', health, safe: safeHealth });
  }
  return violations;
}

export type HealthViolation = Extract<
  Violation,
  { readonly code: 'ORDER_BELOW_MIN_EQUITY' | 'HEALTH_BELOW_SAFE' }
>;
