import { type Address, encodeAbiParameters } from 'viem';
import { engineAbi } from '../../chain/abi.ts';
import type { ChainContracts } from '../../chain/chain.ts';
import type { Authorisation, LeveragedOrder, OrderType } from './venue-order.ts';

const functionOf = {
  open: 'openLeverageFlashWithSession',
  close: 'closeLeverageFlashWithSession',
  swap: 'swapCollateralFlashWithSession',
} as const satisfies Record<OrderType, string>;

/** The engine call that fills an order through the filler: what to simulate and what to send. */
export function engineCall(
  contracts: ChainContracts,
  orderType: OrderType,
  order: LeveragedOrder,
  { call, signature }: Authorisation,
) {
  return {
    address: contracts.engine,
    abi: engineAbi,
    functionName: functionOf[orderType],
    args: [order, contracts.filler, fillData(order.sellToken, order.buyToken), call, signature],
  } as const;
}

/** The filler's data: the token it received and the token to deliver. */
const fillData = (sellToken: Address, buyToken: Address) =>
  encodeAbiParameters([{ type: 'address' }, { type: 'address' }], [sellToken, buyToken]);
