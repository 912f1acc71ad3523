import type { Fees } from '../../../shared/domain/fees.ts';
import type { DecimalString, OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OrderIntent } from '../../../shared/domain/order.ts';
import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { decimal, isDecimal, round, toText } from '../../../shared/math/decimal.ts';

export type OrderKind = 'market' | 'limit';
/** What the amount of an opening order is worked out from. */
export type SizeBy = 'leverage' | 'risk';

/** What the user has typed and chosen, as text. */
export interface TicketState {
  readonly intent: OrderIntent;
  readonly kind: OrderKind;
  readonly sizeBy: SizeBy;
  /** Margin required, in quote. */
  readonly margin: string;
  readonly leverage: string;
  /** The price at which the user means to get out, and the quote that may be lost by then. */
  readonly stop: string;
  readonly risk: string;
  /** Sold, in the sold token. Everything above is a way to arrive at it. */
  readonly amount: string;
  /** Part of the position to close, in basis points; null when the amount was typed. */
  readonly fractionBps: number | null;
  /** Quote per base, and the minimum to receive that it means: either may be typed. */
  readonly price: string;
  readonly minBuy: string;
  readonly validMinutes: string;
  /** Percent. */
  readonly slippage: string;
  readonly unprotected: boolean;
}

export const EMPTY_TICKET: TicketState = {
  intent: 'open-long',
  kind: 'market',
  sizeBy: 'leverage',
  margin: '',
  leverage: '2',
  stop: '',
  risk: '',
  amount: '',
  fractionBps: null,
  price: '',
  minBuy: '',
  validMinutes: '60',
  slippage: '0.5',
  unprotected: false,
};

/** The fields that are emptied after an order: a second press must not send the same one again. */
export const NO_AMOUNT = {
  margin: '',
  risk: '',
  amount: '',
  fractionBps: null,
  minBuy: '',
} as const;

export type TicketChange = { readonly [K in keyof TicketState]?: TicketState[K] };

/** What the ticket computes with. */
export interface TicketContext {
  readonly market: Market;
  /** Quote per base; null while there is none. */
  readonly mark: DecimalString | null;
  readonly account: RiskAccount | null;
  readonly fees: Fees;
}

/** The order that the ticket asks for. Text that is not a number is kept: the policy says what is wrong with it. */
export function toDraft(state: TicketState, account: OwnerAddress, symbol: string): OrderDraft {
  const { intent, amount } = state;
  return { account, symbol, intent, sellAmount: amount, execution: execution(state) };
}

function execution(state: TicketState): OrderDraft['execution'] {
  if (state.kind === 'limit') {
    const { minBuy, validMinutes } = state;
    return { kind: 'limit', minBuyAmount: minBuy, validForSeconds: seconds(validMinutes) };
  }
  const protection = state.unprotected
    ? ({ kind: 'unprotected' } as const)
    : ({ kind: 'slippage', bps: slippageBps(state.slippage) } as const);
  return { kind: 'market', protection };
}

/**
 * A percentage in basis points; NaN, which the policy refuses, for anything that is not a whole number of them.
 *
 * @example
 * ```ts
 * slippageBps('0.5'); // 50
 * slippageBps('0.005'); // NaN
 * ```
 */
export const slippageBps = (percent: string): number => scaled(percent, '100');

/** Minutes as seconds; NaN for anything that is not a whole number of them. */
const seconds = (minutes: string): number => scaled(minutes, '60');

function scaled(text: string, factor: string): number {
  if (!isDecimal(text)) return Number.NaN;
  const value = decimal(text).times(decimal(factor));
  return value.eq(round(value, 0, 'floor')) ? Number(toText(value)) : Number.NaN;
}
