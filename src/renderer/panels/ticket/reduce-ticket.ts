import { decimal, round, toText } from '../../../shared/math/decimal.ts';
import { feeRate } from '../../../shared/math/fees.ts';
import { expectedBuy, orderTokens, sellsQuote } from '../../../shared/math/order-terms.ts';
import {
  amountByLeverage,
  amountByRisk,
  amountToClose,
  expectedPrice,
  leverageOf,
  positive,
} from './size.ts';
import {
  NO_AMOUNT,
  type TicketChange,
  type TicketContext,
  type TicketState,
} from './ticket-state.ts';

const PRICE_PLACES = 10;

/**
 * The ticket after an input. The field typed last decides and the others follow: margin and leverage, or stop and risk,
 * give the amount; an amount gives the leverage; a price gives the minimum to receive, and the other way round. A field
 * that cannot be computed stays as typed. Another intent starts with an empty amount.
 *
 * @example
 * ```ts
 * const margin = reduceTicket(EMPTY_TICKET, { margin: '1' }, context);
 * reduceTicket(margin, { leverage: '5' }, context).amount; // '4'
 * ```
 */
export function reduceTicket(
  state: TicketState,
  change: TicketChange,
  context: TicketContext,
): TicketState {
  if (change.intent !== undefined && change.intent !== state.intent) {
    return { ...state, ...change, ...NO_AMOUNT };
  }
  const sized = withAmount({ ...state, ...change }, change, context);
  return withPrice(sized, change, context);
}

function withAmount(next: TicketState, change: TicketChange, context: TicketContext): TicketState {
  if (change.amount !== undefined) {
    const leverage = leverageOf(next, expectedPrice(next, context)) ?? next.leverage;
    return { ...next, leverage, fractionBps: null };
  }
  if (next.fractionBps !== null) {
    return { ...next, amount: amountToClose(next, context) ?? next.amount };
  }
  const { market, fees, account } = context;
  const price = expectedPrice(next, context);
  const amount =
    next.sizeBy === 'leverage'
      ? amountByLeverage(next, price)
      : amountByRisk(next, price, feeRate(next.intent, market, fees, account));
  const changed = SIZES.some((field) => change[field] !== undefined) || needsPrice(next, change);
  return changed ? { ...next, amount: amount ?? next.amount } : next;
}

const SIZES = ['margin', 'leverage', 'stop', 'risk', 'sizeBy'] as const;

/** Sized by risk, an amount depends on the entry price; by leverage, only where base is sold. */
const needsPrice = ({ sizeBy, intent }: TicketState, change: TicketChange): boolean =>
  (change.price !== undefined || change.kind !== undefined) &&
  (sizeBy === 'risk' || !sellsQuote(intent));

function withPrice(
  next: TicketState,
  change: TicketChange,
  { market }: TicketContext,
): TicketState {
  const { intent, amount, price, minBuy } = next;
  if (positive(amount) === null) return next;
  if (change.minBuy !== undefined) {
    if (positive(minBuy) === null) return next;
    const [sold, bought] = [decimal(amount), decimal(minBuy)];
    const implied = sellsQuote(intent) ? sold.div(bought) : bought.div(sold);
    return { ...next, price: toText(round(implied, PRICE_PLACES, 'floor')) };
  }
  if (positive(price) === null) return next;
  const { decimals } = orderTokens(intent, market).buy;
  const least = round(expectedBuy(intent, amount, price), decimals, 'ceil');
  return { ...next, minBuy: toText(least) };
}
