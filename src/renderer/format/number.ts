import type { DecimalString } from '../../shared/domain/ids.ts';
import { decimal, type Rounding, round, toText, ZERO } from '../../shared/math/decimal.ts';

/** Separates thousands: a thin space is a decimal point in no country. */
const THIN_SPACE = '\u2009';

/**
 * A decimal with a fixed number of places and grouped thousands. Rounds toward −∞ by default, so a holding is never shown
 * as more than it is; the sign is a true minus.
 *
 * @example
 * ```ts
 * formatNumber('12345.678', 2); // '12 345.67'
 * ```
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

/** Decimal places for a price: cheap tokens need more, for at least five significant digits. */
export function pricePlaces(price: DecimalString): number {
  const magnitude = decimal(price).abs();
  if (magnitude.gte(decimal('1000'))) return 2;
  if (magnitude.gte(decimal('1'))) return 4;
  return magnitude.gte(decimal('0.01')) ? 6 : 8;
}

export const formatPrice = (price: DecimalString, rounding: Rounding = 'floor'): string =>
  formatNumber(price, pricePlaces(price), rounding);

/** Decimal places for an amount: cents of a stablecoin, four places of anything else. */
const amountPlaces = (symbol: string): number => (symbol.startsWith('USD') ? 2 : 4);

export const formatAmount = (
  amount: DecimalString,
  symbol: string,
  rounding: Rounding = 'floor',
): string => `${formatNumber(amount, amountPlaces(symbol), rounding)} ${symbol}`;
