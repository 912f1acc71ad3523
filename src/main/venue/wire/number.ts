import { z } from 'zod';
import type { DecimalString, UnixMs } from '../../../shared/domain/ids.ts';
import { decimal, round, toText, ZERO } from '../../../shared/math/decimal.ts';

/** A decimal string, optionally signed. JSON numbers are refused, since they may have lost digits. */
export const decimalText = z
  .string()
  .max(100)
  .regex(/^[+-]?\d+(\.\d+)?$/, 'must be a decimal string')
  .transform((text): DecimalString => plainDecimal(text));

/** A decimal that cannot be negative, e.g. a size or a price. */
export const unsignedText = decimalText.refine(
  (text) => !text.startsWith('-'),
  'must not be negative',
);

/** A whole number of base units, as a string. */
export const baseUnitsText = z
  .string()
  .regex(/^\d{1,78}$/, 'must be a whole number')
  .transform(BigInt);

/**
 * The same decimal in plain form: no plus sign, no leading or trailing zeros, no minus zero.
 *
 * @example plainDecimal('+04.5000') // '4.5'
 */
function plainDecimal(text: string): DecimalString {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const decimals = fraction.replace(/0+$/, '');
  const magnitude = decimals === '' ? digits : `${digits}.${decimals}`;
  return negative && magnitude !== '0' ? `-${magnitude}` : magnitude;
}

/** As seconds this is the year 5138, as milliseconds March 1973: no date of ours is on the wrong side. */
const SECONDS_BELOW = 100_000_000_000;

/**
 * A time in seconds (frames, older rows) or milliseconds (REST), distinguished by magnitude.
 *
 * @example timeValue.parse(1776944355) // 1776944355000
 * @example timeValue.parse(1776944355000) // 1776944355000
 */
export const timeValue = z
  .number()
  .min(0)
  .max(8.64e15)
  .transform((time): UnixMs => Math.round(time < SECONDS_BELOW ? time * 1000 : time));

/**
 * `amount / by`, rounded down to 18 decimal places; null if `by` is zero.
 *
 * @example ratio('4', '87.336244541484716157') // '0.0458'
 */
export function ratio(amount: DecimalString, by: DecimalString): DecimalString | null {
  const divisor = decimal(by);
  if (divisor.eq(ZERO)) return null;
  return toText(round(decimal(amount).div(divisor), 18, 'floor'));
}
