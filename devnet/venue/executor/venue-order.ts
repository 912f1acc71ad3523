import type { Address, Hex } from 'viem';
import type { LeveragedOrder, OrderType, SessionCall } from './leveraged-order.ts';

type OrderStatus = 'pending' | 'filled' | 'failed' | 'expired' | 'cancelled';

/** How the delegate authorised an order. Only the executor reads it; it never leaves the process. */
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
  /** Null for an order only known from the chain: filled on the owner's path, or before a restart. */
  readonly authorisation: Authorisation | null;
  readonly ocoGroupId: string | null;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly txHash: Hex | null;
  /** What the fill delivered, in base units of buyToken. */
  readonly bought: bigint | null;
  /** Set when failed, expired or cancelled. */
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
