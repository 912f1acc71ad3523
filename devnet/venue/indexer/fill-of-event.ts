import { isAddressEqual } from 'viem';
import type { Fill, OrderType } from '../executor/venue-order.ts';
import type { ChainEvent } from './collector.ts';

const orderTypeOf = {
  OpenLeverageFilled: 'open',
  OpenLeverageFlashFilled: 'open',
  CloseLeverageFilled: 'close',
  CloseLeverageFlashFilled: 'close',
  CollateralSwapFilled: 'swap',
  CollateralSwapFlashFilled: 'swap',
} as const satisfies Record<string, OrderType>;

type FillEvent = Extract<ChainEvent, { eventName: keyof typeof orderTypeOf }>;
export type TransferEvent = Extract<ChainEvent, { eventName: 'Transfer' }>;

export const isFill = (event: ChainEvent): event is FillEvent => event.eventName in orderTypeOf;

/**
 * The fill reported by an engine event. Flash fill events carry only the minimum buy amount, so the delivered amount
 * comes from the token transfers to the engine in the same transaction.
 */
export function fillOfEvent(event: FillEvent, transfers: readonly TransferEvent[]): Fill {
  const { args } = event;
  return {
    orderType: orderTypeOf[event.eventName],
    user: args.user,
    sellToken: args.sellToken,
    buyToken: args.buyToken,
    sellAmount: args.sellAmount,
    buyAmountMin: args.buyAmountMin,
    feeAmount: args.feeAmount,
    bought: 'buyAmountIn' in args ? args.buyAmountIn : delivered(event, transfers),
    digest: args.digest,
    txHash: event.transactionHash,
    at: event.at,
  };
}

function delivered(event: FillEvent, transfers: readonly TransferEvent[]): bigint {
  const { args } = event;
  const fillTarget = 'fillTarget' in args ? args.fillTarget : args.filler;
  return transfers
    .filter(
      (transfer) =>
        transfer.transactionHash === event.transactionHash &&
        isAddressEqual(transfer.address, args.buyToken) &&
        isAddressEqual(transfer.args.from, fillTarget) &&
        isAddressEqual(transfer.args.to, event.address),
    )
    .reduce((sum, transfer) => sum + transfer.args.amount, 0n);
}
