import type { Address } from 'viem';
import type { ChainUnderTest } from './use-chain.ts';

export interface Order {
  readonly action: 0 | 1 | 2;
  readonly user: Address;
  readonly sellToken: Address;
  readonly buyToken: Address;
  readonly sellAmount: bigint;
  readonly buyAmount: bigint;
  readonly validTo: number;
  readonly feeAmount: bigint;
}

const actions = { open: 0, close: 1, swap: 2 } as const;

/**
 * The venue's example orders: any price, valid for an hour, fee of 1 % of the sold amount.
 *
 * @param sells which token is sold; the other one is bought.
 */
export async function exampleOrder(
  { chain, node }: ChainUnderTest,
  user: Address,
  intent: keyof typeof actions,
  sells: 'wS' | 'USDC',
  sellAmount: bigint,
): Promise<Order> {
  const { usdc, ws } = chain.contracts;
  const { timestamp } = await node.getBlock();
  return {
    action: actions[intent],
    user,
    sellToken: sells === 'wS' ? ws : usdc,
    buyToken: sells === 'wS' ? usdc : ws,
    sellAmount,
    buyAmount: 1n,
    validTo: Number(timestamp) + 3600,
    feeAmount: sellAmount / 100n,
  };
}
