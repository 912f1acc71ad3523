import { type Figure, none, unknown, value } from '../domain/figure.ts';
import type { DecimalString } from '../domain/ids.ts';
import type { Regime } from '../domain/position.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { type AccountValues, accountValues, hasDebt, RISK_PLACES } from './account-values.ts';
import { disagree } from './checked-figure.ts';
import { decimal, ONE, round, toText, ZERO } from './decimal.ts';

/**
 * Health factor: equity / maintenance, rounded down to 18 places (docs/venue-api.md, "Risk"). `none` without any debt,
 * which is shown as ∞; `unknown` while a price is missing. If every maintenance rate is zero the factor is ∞ too, as at
 * the venue, but 0 once the equity is gone: an insolvent account is never shown as safe.
 *
 * @example
 * healthFactor(account) // equity 0.96, maintenance 0.3008 → { kind: 'value', value: '3.191489361702127659' }
 */
export function healthFactor(account: RiskAccount): Figure {
  if (!hasDebt(account)) return none;
  const values = accountValues(account);
  return values ? healthOfValues(values) : unknown('no-data');
}

/**
 * The health factor from an account's values in USD; otherwise as `healthFactor`.
 *
 * @example
 * healthOfValues({ equity, debt, maintenance }) // 0.96, 4.04, 0.3008 → { kind: 'value', value: '3.191489361702127659' }
 */
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
 * The health factor of an account as it was read: the lower of ours and the contracts' own, with the latter as `lens` where
 * the two differ by more than 0.5 %.
 *
 * @example
 * accountHealth({ ...account, lensHealth: value('3') }) // ours 3.19… → { factor: 3, lens: 3 }
 */
export function accountHealth(account: RiskAccount): {
  readonly factor: Figure;
  readonly lens?: Figure;
} {
  const own = healthFactor(account);
  const { lensHealth } = account;
  if (!lensHealth || lensHealth.kind === 'unknown') return { factor: own };
  const factor = lowerHealth(own, lensHealth);
  return disagree(own, lensHealth) ? { factor, lens: lensHealth } : { factor };
}

/** The lower of two health factors; one that is unknown says nothing, and none (no debt) is above every value. */
function lowerHealth(a: Figure, b: Figure): Figure {
  if (a.kind === 'unknown' || b.kind === 'none') return a.kind === 'unknown' ? b : a;
  if (b.kind === 'unknown' || a.kind === 'none') return b.kind === 'unknown' ? a : b;
  return decimal(b.value).lt(decimal(a.value)) ? b : a;
}

/** From worst to best; a regime that is not known says nothing about another that is. */
const REGIMES = ['full', 'soft', 'safe', 'unknown'] as const satisfies readonly Regime[];

/**
 * The worse of two regimes. Unknown only if both are.
 *
 * @example
 * worseRegime('safe', 'soft') // → 'soft'
 * worseRegime('safe', 'unknown') // → 'safe'
 */
export const worseRegime = (a: Regime, b: Regime): Regime =>
  REGIMES.indexOf(a) < REGIMES.indexOf(b) ? a : b;

/**
 * The regime of a health factor: safe at or above target, soft (partial) liquidation from 1 to target, full closeout
 * below 1. Exact: 1.4999… is soft even if it is displayed as 1.5.
 *
 * @example
 * regimeOf(value('1.4999'), '1.5') // → 'soft'
 */
export function regimeOf(health: Figure, targetHealth: DecimalString): Regime {
  if (health.kind === 'none') return 'safe';
  if (health.kind === 'unknown') return 'unknown';
  const factor = decimal(health.value);
  if (factor.gte(decimal(targetHealth))) return 'safe';
  return factor.gte(ONE) ? 'soft' : 'full';
}
