import { type Figure, none, unknown, value } from '../domain/figure.ts';
import type { DecimalString } from '../domain/ids.ts';
import type { Regime } from '../domain/position.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { type AccountValues, accountValues, hasDebt } from './account-values.ts';
import { decimal, ONE, round, toText, ZERO } from './decimal.ts';

/** Decimal places kept by risk figures; more than the chain's own 18 would be false precision. */
export const RISK_PLACES = 18;

/**
 * Health factor: equity / maintenance, rounded down (docs/venue-api.md, "Risk"). `none` without any debt, which is shown
 * as ∞; `unknown` while a price is missing. Where every maintenance rate is zero the factor is ∞ as well, as the venue
 * says, but 0 once the equity is gone: insolvent is never shown as safe.
 *
 * @example equity 0.96, maintenance 0.3008 → 3.191489361702127659
 */
export function healthFactor(account: RiskAccount): Figure {
  if (!hasDebt(account)) return none;
  const values = accountValues(account);
  return values ? healthOfValues(values) : unknown('no-data');
}

/** The same of an account's values in USD. */
export function healthOfValues({
  equity,
  debt,
  maintenance,
}: Pick<AccountValues, 'equity' | 'debt' | 'maintenance'>): Figure {
  if (debt.eq(ZERO)) return none;
  if (maintenance.eq(ZERO)) return equity.gt(ZERO) ? none : value('0');
  return value(toText(round(equity.div(maintenance), RISK_PLACES, 'floor')));
}

/**
 * The regime a health factor lies in: at or above target safe; from 1 to target soft (partial) liquidation; below 1
 * full closeout. Exact: 1.4999… is soft however it is displayed.
 */
export function regimeOf(health: Figure, targetHealth: DecimalString): Regime {
  if (health.kind === 'none') return 'safe';
  if (health.kind === 'unknown') return 'unknown';
  const factor = decimal(health.value);
  if (factor.gte(decimal(targetHealth))) return 'safe';
  return factor.gte(ONE) ? 'soft' : 'full';
}
