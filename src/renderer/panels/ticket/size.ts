import type { DecimalString } from '../../../shared/domain/ids.ts';
import { closeAmount } from '../../../shared/math/close-amount.ts';
import {
  type Decimal,
  decimal,
  isDecimal,
  ONE,
  round,
  toText,
  ZERO,
} from '../../../shared/math/decimal.ts';
import { type FeeRate, feeRate, isWaived } from '../../../shared/math/fees.ts';
import { sellsQuote, worstPrice } from '../../../shared/math/order-terms.ts';
import { slippageBps, type TicketContext, type TicketState } from './ticket-state.ts';

/** Borrowed amounts are worked out to the cent, or to four places of base: fills are no more precise than that. */
const QUOTE_PLACES = 2;
const BASE_PLACES = 4;
const LEVERAGE_PLACES = 2;
const BPS = decimal('10000');

/** The expected fill price, quote per base: the limit price, or mark. Null when there is none. */
export const expectedPrice = (
  { kind, price }: Pick<TicketState, 'kind' | 'price'>,
  { mark }: Pick<TicketContext, 'mark'>,
): DecimalString | null => (kind === 'limit' ? positive(price) : mark);

/** The text if it is a number above zero; otherwise null. */
export const positive = (text: string): DecimalString | null =>
  isDecimal(text) && decimal(text).gt(ZERO) ? text : null;

/**
 * The value to borrow, margin × (leverage − 1), in the sold token and rounded down. Null when it cannot be computed.
 *
 * @param price quote per base
 * @example
 * ```ts
 * const state = { ...EMPTY_TICKET, margin: '1', leverage: '5' };
 * amountByLeverage(state, '0.0458'); // '4', USDC
 * amountByLeverage({ ...state, intent: 'open-short' }, '0.0458'); // '87.3362', wS
 * ```
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
 * The amount that loses `risk` of quote, the opening fee included, when the price moves from entry to stop. Null when it
 * cannot be computed, when the stop is on the wrong side of the entry, and when gas alone costs more than the risk.
 *
 * @param price the entry, quote per base
 * @example
 * ```ts
 * // At a fee of 1 %: 10 USDC are lost to the stop and 1 is the fee.
 * amountByRisk({ ...EMPTY_TICKET, stop: '0.045', risk: '11' }, '0.05', rate); // '100'
 * ```
 */
export function amountByRisk(
  { intent, stop, risk }: TicketState,
  price: DecimalString | null,
  rate: FeeRate | null,
): DecimalString | null {
  if (!isDecimal(stop) || !isDecimal(risk) || price === null || rate === null) return null;
  const entry = decimal(price);
  const move = sellsQuote(intent) ? entry.minus(decimal(stop)) : decimal(stop).minus(entry);
  if (move.lte(ZERO)) return null;
  const quote = sellsQuote(intent);
  const gas = quote ? decimal(rate.gas) : decimal(rate.gas).times(entry);
  const left = decimal(risk).minus(gas);
  if (left.lt(ZERO)) return null;
  const lost = move.div(entry);
  const free = inSoldToken(left.div(lost), quote, price);
  if (free !== null && isWaived(rate, decimal(free))) return free;
  return inSoldToken(left.div(lost.plus(decimal(`${rate.bps}`).div(BPS))), quote, price);
}

/**
 * The leverage of an amount on the typed margin, rounded up; null when it cannot be computed.
 *
 * @example
 * ```ts
 * leverageOf({ ...EMPTY_TICKET, margin: '100', amount: '300' }, null); // '4'
 * ```
 */
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

/** The amount that closes the chosen part of the position; null while price, fee or account are unknown. */
export function amountToClose(state: TicketState, context: TicketContext): DecimalString | null {
  const { intent, fractionBps, kind, unprotected } = state;
  const { account, market, fees } = context;
  const rate = feeRate(intent, market, fees, account);
  const price = expectedPrice(state, context);
  if (!account || !rate || price === null || fractionBps === null) return null;
  if (intent !== 'close-long' && intent !== 'close-short') return null;
  const slippage = kind === 'limit' || unprotected ? 0 : slippageBps(state.slippage);
  if (Number.isNaN(slippage)) return null;
  const worst = worstPrice(intent, price, slippage);
  return closeAmount({ account, market, intent, fractionBps, worstPrice: worst, rate });
}

function inSoldToken(
  value: Decimal,
  quote: boolean,
  price: DecimalString | null,
): DecimalString | null {
  if (quote) return toText(round(value, QUOTE_PLACES, 'floor'));
  return price === null ? null : toText(round(value.div(decimal(price)), BASE_PLACES, 'floor'));
}
