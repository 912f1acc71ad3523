import type { DecimalString, OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import {
  type Decimal,
  decimal,
  isDecimal,
  ONE,
  round,
  toText,
  ZERO,
} from '../../../shared/math/decimal.ts';

/** Borrowed amounts are entered to the cent; finer would pretend a precision that fees and fills do not have. */
const BORROW_PLACES = 2;
const LEVERAGE_PLACES = 2;

/** What is typed into the ticket, as typed. */
export interface TicketState {
  readonly margin: string;
  readonly leverage: string;
  /** USDC to borrow and sell: what is ordered. Margin and leverage are a way to arrive at it. */
  readonly borrow: string;
  /** Percent. */
  readonly slippage: string;
  readonly unprotected: boolean;
}

export const EMPTY_TICKET: TicketState = {
  margin: '',
  leverage: '2',
  borrow: '',
  slippage: '0.5',
  unprotected: false,
};

export type TicketChange = { readonly [K in keyof TicketState]?: TicketState[K] };

/**
 * The ticket after an input. Margin and leverage give the amount to borrow, margin × (leverage − 1), rounded down to a
 * cent; an amount typed directly gives the leverage it means on that margin. What cannot be computed is left as typed.
 *
 * @example margin 1, leverage 5 → borrow 4
 */
export function changeTicket(state: TicketState, change: TicketChange): TicketState {
  const next = { ...state, ...change };
  if (change.borrow !== undefined) return { ...next, leverage: leverageOf(next) ?? next.leverage };
  if (change.margin !== undefined || change.leverage !== undefined) {
    return { ...next, borrow: borrowOf(next) ?? next.borrow };
  }
  return next;
}

function borrowOf({ margin, leverage }: TicketState): DecimalString | null {
  if (!isDecimal(margin) || !isDecimal(leverage)) return null;
  const amount = decimal(margin).times(decimal(leverage).minus(ONE));
  return amount.lt(ZERO) ? null : toText(round(amount, BORROW_PLACES, 'floor'));
}

function leverageOf({ margin, borrow }: TicketState): DecimalString | null {
  if (!isDecimal(margin) || !isDecimal(borrow) || decimal(margin).lte(ZERO)) return null;
  return toText(round(ONE.plus(decimal(borrow).div(decimal(margin))), LEVERAGE_PLACES, 'ceil'));
}

/**
 * What of margin and leverage cannot be used, one sentence each: the amount to borrow would not follow from what the
 * ticket shows. An empty margin is none: the amount is then typed by itself.
 */
export function ticketFlaws({ margin, leverage }: TicketState): readonly string[] {
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

const isAtLeast = (text: string, least: Decimal): boolean =>
  isDecimal(text) && decimal(text).gte(least);

/** Percent as basis points; NaN, which the policy refuses, for anything that is not a whole number of them. */
export function slippageBps(percent: string): number {
  if (!isDecimal(percent)) return Number.NaN;
  const bps = decimal(percent).times(decimal('100'));
  return bps.eq(round(bps, 0, 'floor')) ? Number(toText(bps)) : Number.NaN;
}

/** What the ticket asks for: a market order that opens a long. */
export const toDraft = (state: TicketState, account: OwnerAddress, symbol: string): OrderDraft => ({
  account,
  symbol,
  intent: 'open-long',
  sellAmount: state.borrow,
  execution: {
    kind: 'market',
    protection: state.unprotected
      ? { kind: 'unprotected' }
      : { kind: 'slippage', bps: slippageBps(state.slippage) },
  },
});
