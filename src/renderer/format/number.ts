import type { DecimalString } from '../../shared/domain/ids.ts';
import { decimal, type Rounding, round, toText, ZERO } from '../../shared/math/decimal.ts';

/** Group separator of thousands: a thin space cannot be mistaken for a decimal point in any country. */
const THIN_SPACE = '\u2009';

/**
 * A decimal with a fixed number of places, grouped: `12 345.60`. Rounds toward −∞ unless told otherwise, so that what the
 * user has is never shown as more than it is; the sign is a true minus.
 *
 * @example formatNumber('12345.678', 2) → '12 345.67'
 */
export function formatNumber(
  value: DecimalString,
  places: number,
  rounding: Rounding = 'floor',
): string {
  const rounded = round(decimal(value), places, rounding);
  const [whole = '0', fraction = ''] = toText(rounded.abs()).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  const digits = places > 0 ? `${grouped}.${fraction.padEnd(places, '0')}` : grouped;
  return rounded.lt(ZERO) ? `−${digits}` : digits;
}

/** A decimal with its sign always shown. */
export const formatSigned = (value: DecimalString, places: number): string =>
  decimal(value).gt(ZERO) ? `+${formatNumber(value, places)}` : formatNumber(value, places);

/** Prices of cheap tokens need more places than those of dear ones: five significant digits at least. */
export function pricePlaces(price: DecimalString): number {
  const magnitude = decimal(price).abs();
  if (magnitude.gte(decimal('1000'))) return 2;
  if (magnitude.gte(decimal('1'))) return 4;
  return magnitude.gte(decimal('0.01')) ? 6 : 8;
}

export const formatPrice = (price: DecimalString, rounding: Rounding = 'floor'): string =>
  formatNumber(price, pricePlaces(price), rounding);

/** Places shown of a token's amounts: all of a 6-decimal token's are cents' cents, 18 would be noise. */
const amountPlaces = (symbol: string): number => (symbol.startsWith('USD') ? 2 : 4);

export const formatAmount = (
  amount: DecimalString,
  symbol: string,
  rounding: Rounding = 'floor',
): string => `${formatNumber(amount, amountPlaces(symbol), rounding)} ${symbol}`;
