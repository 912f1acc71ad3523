import Big from 'big.js';
import type { DecimalString } from '../domain/ids.ts';

/**
 * Exact decimals. This is the only file that knows the library behind them. Strict mode refuses `number`, so that money
 * cannot pass through one by accident; quotients keep 40 places, cut toward zero.
 */
const Exact = Big();
Exact.strict = true;
Exact.DP = 40;
Exact.RM = Big.roundDown;

export type Decimal = Big;

/** Toward −∞ or toward +∞. */
export type Rounding = 'floor' | 'ceil';

const PLAIN = /^-?\d{1,200}(\.\d{1,200})?$/;

/**
 * Whether `decimal` accepts a text.
 *
 * @example
 * isDecimal('-0.5') // → true
 * isDecimal('1e3') // → false
 */
export const isDecimal = (text: string): boolean => PLAIN.test(text);

/**
 * Parses a plain decimal: no exponent, no `+`, no separators. Throws RangeError for anything else; borders check their
 * input before they call it.
 *
 * @example
 * decimal('0.0458')
 * decimal('1e3') // throws RangeError
 */
export function decimal(text: DecimalString): Decimal {
  if (!isDecimal(text)) throw new RangeError(`not a plain decimal: ${text.slice(0, 40)}`);
  return new Exact(text);
}

export const ZERO: Decimal = decimal('0');
export const ONE: Decimal = decimal('1');

/**
 * Rounds to `places` decimal places, toward −∞ or +∞.
 *
 * @example
 * round(decimal('-1.25'), 1, 'floor') // → -1.3
 */
export function round(value: Decimal, places: number, rounding: Rounding): Decimal {
  const cut = value.round(places, Big.roundDown);
  const awayFromZero = value.lt(ZERO) === (rounding === 'floor');
  return awayFromZero && !cut.eq(value) ? value.round(places, Big.roundUp) : cut;
}

/**
 * `a / b` of positive numbers, rounded up to `places`; exact although a quotient itself is cut at 40 places.
 *
 * @example
 * quotientUp(decimal('1'), decimal('3'), 2) // → 0.34
 */
export function quotientUp(a: Decimal, b: Decimal, places: number): Decimal {
  const cut = round(a.div(b), places, 'floor');
  return cut.times(b).eq(a) ? cut : cut.plus(ONE.div(decimal(`1${'0'.repeat(places)}`)));
}

/**
 * Plain digits, without exponent.
 *
 * @example toText(decimal('0.00000001')) // → '0.00000001'
 */
export const toText = (value: Decimal): DecimalString => value.toFixed();

/** @example sum([]) // → 0 */
export const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), ZERO);

/** @example min(decimal('1'), decimal('0.9')) // → 0.9 */
export const min = (a: Decimal, b: Decimal): Decimal => (a.lt(b) ? a : b);

/** @example max(decimal('1'), decimal('0.9')) // → 1 */
export const max = (a: Decimal, b: Decimal): Decimal => (a.gt(b) ? a : b);
