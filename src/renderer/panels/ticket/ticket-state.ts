import type { Fees } from '../../../shared/domain/fees.ts';
import type { DecimalString } from '../../../shared/domain/ids.ts';
import type { OrderIntent } from '../../../shared/domain/order.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import type { Market } from '../../../shared/domain/token.ts';

export type OrderKind = 'market' | 'limit';
/** What the amount of an opening order follows from. */
export type SizeBy = 'leverage' | 'risk';

/** What is typed into the ticket, as typed. */
export interface TicketState {
  readonly intent: OrderIntent;
  readonly kind: OrderKind;
  readonly sizeBy: SizeBy;
  /** In quote: what of the account's equity stands behind an opening order. */
  readonly margin: string;
  readonly leverage: string;
  /** Price at which the user means to get out again, and quote that may be lost until then. */
  readonly stop: string;
  readonly risk: string;
  /** Of the sold token: what is ordered. Everything above is a way to arrive at it. */
  readonly amount: string;
  /** Of a position to close, in basis points, when it was chosen by part; null when the amount was typed. */
  readonly fractionBps: number | null;
  /** Quote per base, and the least amount bought that it means: either may be typed. */
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

/** An order for the same again must not go out by a second press. */
export const NO_AMOUNT = {
  margin: '',
  risk: '',
  amount: '',
  fractionBps: null,
  minBuy: '',
} as const;

export type TicketChange = { readonly [K in keyof TicketState]?: TicketState[K] };

/** What another panel would like to see in the ticket; a new object for every time it is asked. */
export interface TicketWish {
  readonly change: TicketChange;
}

/** What the ticket computes with. */
export interface TicketContext {
  readonly market: Market;
  /** Quote per base; null while there is none. */
  readonly mark: DecimalString | null;
  readonly account: RiskAccount | null;
  readonly fees: Fees;
}
