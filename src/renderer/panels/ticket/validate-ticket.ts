import type { DecimalString } from '../../../shared/domain/ids.ts';
import { INTENTS } from '../../../shared/domain/order.ts';
import type { RiskThresholds } from '../../../shared/domain/risk-account.ts';
import { type Decimal, decimal, isDecimal, ONE, ZERO } from '../../../shared/math/decimal.ts';
import { sellsQuote } from '../../../shared/math/order-terms.ts';
import type { AccountSummary, Preview } from '../../../shared/math/preview.ts';
import type { TicketState } from './ticket-state.ts';

/**
 * Why the fields that size an opening order cannot be used, one sentence each: the amount would not match what the
 * ticket shows. Empty fields are fine, because the amount may be typed by itself.
 *
 * @param price the expected entry, quote per base
 */
export function ticketFlaws(state: TicketState, price: DecimalString | null): readonly string[] {
  if (!INTENTS[state.intent].borrows) return [];
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
    const [side, where] = sellsQuote(intent) ? ['long', 'below'] : ['short', 'above'];
    flaws.push(`The stop of a ${side} must be ${where} its entry price.`);
  }
  return flaws;
}

const isOnRightSide = (intent: TicketState['intent'], stop: string, price: DecimalString) =>
  sellsQuote(intent) ? decimal(stop).lt(decimal(price)) : decimal(stop).gt(decimal(price));

const isAtLeast = (text: string, least: Decimal): boolean =>
  isDecimal(text) && decimal(text).gte(least);

/** What speaks against an order that is allowed, one sentence each. */
export function ticketWarnings(state: TicketState, preview: Preview): readonly string[] {
  const warnings: string[] = [];
  const shortfalls = shortfallsAtWorst(preview).map((one) => SHORTFALL_WORDS[one]);
  if (shortfalls.length > 0) {
    warnings.push(
      `A fill at the worst price would leave ${shortfalls.join(' and ')} and be reverted. That costs nothing, but a smaller amount or less slippage is safer.`,
    );
  }
  if (isBeyondLiquidation(state, preview)) {
    warnings.push(
      'Soft liquidation would begin before the price reaches this stop: choose a nearer stop or a smaller risk.',
    );
  }
  return warnings;
}

const SHORTFALL_WORDS = {
  equity: 'less than the minimum equity',
  health: 'less than the safe health factor',
} as const;

type Shortfall = keyof typeof SHORTFALL_WORDS;

/**
 * What a fill at the worst accepted price would leave too low although a fill at mark does not. Empty for an unprotected
 * order, which has no worst price, and while a figure is unknown: the policy refuses that by itself.
 *
 * @example
 * ```ts
 * shortfallsAtWorst(preview); // ['health'], with a margin of 1, 6 borrowed and 5 % slippage
 * ```
 */
export function shortfallsAtWorst(preview: Preview): readonly Shortfall[] {
  const { afterWorst } = preview;
  if (afterWorst === null) return [];
  const { thresholds } = preview.accountAfter;
  const atMark = shortfalls(preview.after, thresholds);
  return shortfalls(afterWorst, thresholds).filter((one) => !atMark.includes(one));
}

function shortfalls(
  { equity, health }: AccountSummary,
  { minEquity, safeHealth }: RiskThresholds,
): readonly Shortfall[] {
  const low: Shortfall[] = [];
  if (equity !== null && decimal(equity).lt(decimal(minEquity))) low.push('equity');
  if (health.kind === 'value' && decimal(health.value).lt(decimal(safeHealth))) low.push('health');
  return low;
}

/** Whether soft liquidation begins before the price reaches the stop: such a stop protects nothing. */
export function isBeyondLiquidation(
  { intent, stop, sizeBy }: TicketState,
  { after }: Preview,
): boolean {
  if (!INTENTS[intent].borrows || sizeBy !== 'risk' || !isDecimal(stop)) return false;
  const soft = after.softLiquidation;
  switch (soft.kind) {
    case 'passed':
      return true;
    case 'at': {
      const [at, liquidation] = [decimal(stop), decimal(soft.price)];
      return soft.side === 'below' ? at.lte(liquidation) : at.gte(liquidation);
    }
    case 'none':
    case 'unknown':
      return false;
  }
}
