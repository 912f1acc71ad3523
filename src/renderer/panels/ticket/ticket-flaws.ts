import type { DecimalString } from '../../../shared/domain/ids.ts';
import { type Decimal, decimal, isDecimal, ONE, ZERO } from '../../../shared/math/decimal.ts';
import { sellsQuote } from '../../../shared/math/order-terms.ts';
import type { Preview } from '../../../shared/math/preview.ts';
import type { TicketState } from './ticket-state.ts';

/**
 * What of the fields that size an opening order cannot be used, one sentence each: the amount would not follow from what
 * the ticket shows. Empty fields are none: the amount may be typed by itself.
 *
 * @param price the expected entry, quote per base
 */
export function ticketFlaws(state: TicketState, price: DecimalString | null): readonly string[] {
  if (state.intent !== 'open-long' && state.intent !== 'open-short') return [];
  return state.sizeBy === 'leverage' ? leverageFlaws(state) : riskFlaws(state, price);
}

function leverageFlaws({ margin, leverage }: TicketState): readonly string[] {
  if (margin === '') return [];
  const flaws: string[] = [];
  if (!isAtLeast(margin, ZERO)) {
    flaws.push('The margin is not an amount: write it like 4.25, or leave it empty.');
  }
  if (!isAtLeast(leverage, ONE)) {
    flaws.push('The leverage must be a number of at least 1: write it like 2.5.');
  }
  return flaws;
}

function riskFlaws(
  { intent, stop, risk }: TicketState,
  price: DecimalString | null,
): readonly string[] {
  if (stop === '' && risk === '') return [];
  const flaws: string[] = [];
  if (!isAtLeast(risk, ZERO)) flaws.push('The risk is not an amount: write it like 10.50.');
  if (!isAtLeast(stop, ZERO)) flaws.push('The stop is not a price: write it like 0.0412.');
  else if (price !== null && !isOnRightSide(intent, stop, price)) {
    const side = sellsQuote(intent) ? 'long' : 'short';
    const where = side === 'long' ? 'below' : 'above';
    flaws.push(`The stop of a ${side} must be ${where} its entry price.`);
  }
  return flaws;
}

const isOnRightSide = (intent: TicketState['intent'], stop: string, price: DecimalString) =>
  sellsQuote(intent) ? decimal(stop).lt(decimal(price)) : decimal(stop).gt(decimal(price));

const isAtLeast = (text: string, least: Decimal): boolean =>
  isDecimal(text) && decimal(text).gte(least);

/** Whether the account would be liquidated in part before the price came to the stop: the stop would protect nothing. */
export function isBeyondLiquidation(
  { intent, stop, sizeBy }: TicketState,
  { after }: Preview,
): boolean {
  const soft = after.softLiquidation;
  if (sizeBy !== 'risk' || !isDecimal(stop) || soft.kind !== 'value') return false;
  if (intent === 'open-long') return decimal(stop).lte(decimal(soft.value));
  return intent === 'open-short' && decimal(stop).gte(decimal(soft.value));
}
