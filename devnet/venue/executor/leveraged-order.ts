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

/** What the delegate signs. `target` is signed but is no field of the engine's argument. */
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
