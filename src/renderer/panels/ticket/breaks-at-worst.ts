import type { RiskThresholds } from '../../../shared/domain/risk-account.ts';
import { decimal } from '../../../shared/math/decimal.ts';
import type { AccountSummary, Preview } from '../../../shared/math/preview.ts';

/** What of the account would be too low for the venue to let the order through. */
export type Shortfall = 'equity' | 'health';

/**
 * What a fill at the worst price that the order accepts would leave too low, although a fill at mark does not. Empty for
 * an unprotected order, which has no worst price, and while a figure is unknown: the policy refuses that by itself.
 *
 * @example margin 1, borrow 6 at 5 % slippage → ['health']
 */
export function breaksAtWorst(preview: Preview): readonly Shortfall[] {
  if (preview.worstPrice === null) return [];
  const { thresholds } = preview.accountAfter;
  const atMark = shortfalls(preview.after, thresholds);
  return shortfalls(preview.afterWorst, thresholds).filter((one) => !atMark.includes(one));
}

function shortfalls(
  { equity, health }: AccountSummary,
  { minEquity, safeHealth }: RiskThresholds,
): readonly Shortfall[] {
  const low: Shortfall[] = [];
  if (equity !== null && decimal(equity).lt(decimal(minEquity))) low.push('equity');
  if (health.kind === 'value' && decimal(health.value).lt(decimal(safeHealth))) low.push('health');
  return low;
}
