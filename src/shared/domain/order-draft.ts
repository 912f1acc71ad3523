import type { DecimalString, OwnerAddress } from './ids.ts';
import type { OrderIntent } from './order.ts';

/**
 * How a market order is protected: a minimum buy amount computed from mark minus slippage or, by explicit choice,
 * nothing.
 */
export type Protection =
  | { readonly kind: 'slippage'; readonly bps: number }
  | { readonly kind: 'unprotected' };

/** The order requested in the ticket. Main turns it into exact terms; the page never supplies bytes to sign. */
export interface OrderDraft {
  readonly account: OwnerAddress;
  readonly symbol: string;
  readonly intent: OrderIntent;
  /** Tokens of the sell token: USDC to borrow and sell for a long. */
  readonly sellAmount: DecimalString;
  readonly execution:
    | { readonly kind: 'market'; readonly protection: Protection }
    | {
        readonly kind: 'limit';
        readonly minBuyAmount: DecimalString;
        readonly validForSeconds: number;
      };
}
