import type { Address, Hex } from 'viem';

/** The engine's order, in base units. Action 0 opens, 1 closes, 2 swaps collateral. */
export interface LeveragedOrder {
  readonly action: 0 | 1 | 2;
  readonly user: Address;
  readonly sellToken: Address;
  readonly buyToken: Address;
  readonly sellAmount: bigint;
  readonly buyAmount: bigint;
  /** Unix seconds. */
  readonly validTo: number;
  readonly feeAmount: bigint;
}

/** What the delegate signs. `target` is signed but not part of the engine's argument. */
export interface SessionCall {
  readonly sessionId: Hex;
  readonly target: Address;
  readonly dataHash: Hex;
  readonly nonce: bigint;
  /** Unix seconds. */
  readonly deadline: bigint;
  readonly executor: Address;
  readonly feeAmount: bigint;
}

export type OrderType = 'open' | 'close' | 'swap';

export const actionOf: Record<OrderType, LeveragedOrder['action']> = { open: 0, close: 1, swap: 2 };

type OrderStatus = 'pending' | 'filled' | 'failed' | 'expired' | 'cancelled';

/** The delegate's authorisation of an order. Only the executor reads it; it never leaves the process. */
export interface Authorisation {
  readonly call: SessionCall;
  readonly signature: Hex;
}

export interface VenueOrder {
  readonly id: string;
  readonly status: OrderStatus;
  readonly orderType: OrderType;
  readonly order: LeveragedOrder;
  /** The engine's digest of the order. */
  readonly digest: Hex;
  /** Null for an order known only from the chain: filled on the owner's path, or before a restart. */
  readonly authorisation: Authorisation | null;
  readonly ocoGroupId: string | null;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly txHash: Hex | null;
  /** The amount the fill delivered, in base units of buyToken. */
  readonly bought: bigint | null;
  /** Set if failed, expired or cancelled. */
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

export interface Fill {
  readonly orderType: OrderType;
  readonly user: Address;
  readonly sellToken: Address;
  readonly buyToken: Address;
  readonly sellAmount: bigint;
  readonly buyAmountMin: bigint;
  readonly feeAmount: bigint;
  readonly bought: bigint;
  readonly digest: Hex;
  readonly txHash: Hex;
  /** Unix milliseconds. */
  readonly at: number;
}

export type Ending = { readonly at: number; readonly txHash?: Hex } & (
  | { readonly status: 'filled'; readonly bought: bigint; readonly txHash: Hex }
  | {
      readonly status: 'failed' | 'expired' | 'cancelled';
      readonly errorCode: string;
      readonly errorMessage: string;
    }
);
