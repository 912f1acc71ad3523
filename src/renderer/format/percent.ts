import type { DecimalString } from '../../shared/domain/ids.ts';
import { decimal, toText } from '../../shared/math/decimal.ts';

const BPS_PER_PERCENT = decimal('100');

/**
 * Basis points as a percentage, exact and without trailing zeros.
 *
 * @example
 * ```ts
 * formatPercent(50); // '0.5 %'
 * ```
 */
export const formatPercent = (bps: number | DecimalString): string =>
  `${toText(decimal(`${bps}`).div(BPS_PER_PERCENT))} %`;

/**
 * A rate that the venue sends as a percentage without its sign, as it came.
 *
 * @example
 * ```ts
 * appendPercent('0.0009'); // '0.0009 %'
 * ```
 */
export const appendPercent = (rate: DecimalString): string => `${rate} %`;
