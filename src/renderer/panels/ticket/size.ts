import type { DecimalString } from '../../../shared/domain/ids.ts';
import {
  type Decimal,
  decimal,
  isDecimal,
  ONE,
  round,
  toText,
  ZERO,
} from '../../../shared/math/decimal.ts';
import { type FeeRate, isWaived } from '../../../shared/math/fees.ts';
import { sellsQuote } from '../../../shared/math/order-terms.ts';
import type { TicketState } from './ticket-state.ts';

/** Borrowed amounts are worked out to the cent, or four places of base: finer would pretend a precision that fills do not have. */
const QUOTE_PLACES = 2;
const BASE_PLACES = 4;
const LEVERAGE_PLACES = 2;
const BPS = decimal('10000');

/**
 * Margin × (leverage − 1), the value to borrow, in the sold token, rounded down. Null for what cannot be computed.
 *
 * @param price quote per base
 * @example margin 1, leverage 5: a long borrows 4 USDC, a short at 0.0458 87.3362 wS
 */
export function amountByLeverage(
  { intent, margin, leverage }: TicketState,
  price: DecimalString | null,
): DecimalString | null {
  if (!isDecimal(margin) || !isDecimal(leverage)) return null;
  const value = decimal(margin).times(decimal(leverage).minus(ONE));
  return value.lt(ZERO) ? null : inSoldToken(value, sellsQuote(intent), price);
}

/**
 * The amount that loses `risk` of quote, the fee of opening included, when the price goes from entry to stop. Null for
 * what cannot be computed, for a stop on the wrong side of the entry, and for a risk that gas alone uses up.
 *
 * @example entry 0.05, stop 0.045, fee 1 %: a risk of 11 USDC buys for 100 (10 lost on the way, 1 paid as fee)
 */
export function amountByRisk(
  { intent, stop, risk }: TicketState,
  price: DecimalString | null,
  rate: FeeRate | null,
): DecimalString | null {
  if (!isDecimal(stop) || !isDecimal(risk) || price === null || rate === null) return null;
  const entry = decimal(price);
  const way = sellsQuote(intent) ? entry.minus(decimal(stop)) : decimal(stop).minus(entry);
  if (way.lte(ZERO)) return null;
  const quote = sellsQuote(intent);
  const gas = quote ? decimal(rate.gas) : decimal(rate.gas).times(entry);
  const left = decimal(risk).minus(gas);
  if (left.lt(ZERO)) return null;
  const lost = way.div(entry);
  const free = inSoldToken(left.div(lost), quote, price);
  if (free !== null && isWaived(rate, decimal(free))) return free;
  return inSoldToken(left.div(lost.plus(decimal(`${rate.bps}`).div(BPS))), quote, price);
}

/** The leverage that an amount means on the margin typed, rounded up; null where there is none. */
export function leverageOf(
  { intent, margin, amount }: TicketState,
  price: DecimalString | null,
): DecimalString | null {
  if (!isDecimal(margin) || !isDecimal(amount) || decimal(margin).lte(ZERO)) return null;
  const quote = sellsQuote(intent);
  if (!quote && price === null) return null;
  const value = quote ? decimal(amount) : decimal(amount).times(decimal(price ?? '0'));
  return toText(round(ONE.plus(value.div(decimal(margin))), LEVERAGE_PLACES, 'ceil'));
}

function inSoldToken(
  value: Decimal,
  quote: boolean,
  price: DecimalString | null,
): DecimalString | null {
  if (quote) return toText(round(value, QUOTE_PLACES, 'floor'));
  return price === null ? null : toText(round(value.div(decimal(price)), BASE_PLACES, 'floor'));
}
