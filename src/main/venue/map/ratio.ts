import type { DecimalString } from '../../../shared/domain/ids.ts';
import { decimal, round, toText, ZERO } from '../../../shared/math/decimal.ts';

/**
 * `amount / by` to 18 decimal places, cut off; null when `by` is zero.
 *
 * @example ratio('4', '87.336244541484716157') // '0.0458'
 */
export function ratio(amount: DecimalString, by: DecimalString): DecimalString | null {
  const divisor = decimal(by);
  if (divisor.eq(ZERO)) return null;
  return toText(round(decimal(amount).div(divisor), 18, 'floor'));
}
