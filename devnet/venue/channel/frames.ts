import type { Address } from 'viem';
import type { VenueOrder } from '../executor/venue-order.ts';
import type { BalanceRow } from '../indexer/balance-rows.ts';
import type { BalanceTouch } from '../indexer/index-event.ts';

export interface Frame {
  readonly type: string;
  readonly address: Address;
  readonly chainId: number;
  readonly data: Readonly<Record<string, unknown>>;
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** An expired order has no frame type of its own: it is an `order_failed` with status `expired`. */
const typeOf = {
  pending: 'order_pending',
  filled: 'order_filled',
  failed: 'order_failed',
  expired: 'order_failed',
  cancelled: 'order_cancelled',
} as const;

/** The frame that reports an order's current state. Times are Unix seconds, amounts base units. */
export function orderFrame(order: VenueOrder, chainId: number): Frame {
  return {
    type: typeOf[order.status],
    address: order.order.user,
    chainId,
    data: {
      orderId: order.id,
      status: order.status,
      orderType: order.orderType,
      createdAt: seconds(order.createdAt),
      ...ending(order),
    },
  };
}

function ending(order: VenueOrder): Frame['data'] {
  const updatedAt = seconds(order.updatedAt);
  switch (order.status) {
    case 'pending':
      return { invalidate: ['order'] };
    case 'filled':
      return {
        updatedAt,
        txHash: order.txHash,
        sellToken: order.order.sellToken,
        buyToken: order.order.buyToken,
        sellAmount: `${order.order.sellAmount}`,
        buyAmount: `${order.bought}`,
        feeAmount: `${order.order.feeAmount}`,
        invalidate: ['order', 'position', 'balance'],
      };
    default:
      return {
        updatedAt,
        txHash: order.txHash,
        errorCode: order.errorCode,
        errorMessage: order.errorMessage,
        invalidate: ['order'],
      };
  }
}

/** A balance change; without `balances` it only signals that they must be refetched. */
export function balanceFrame(
  { user, asset, eventSig, blockNumber, at }: BalanceTouch,
  chainId: number,
  balances: readonly BalanceRow[] | undefined,
): Frame {
  return {
    type: 'balance_update',
    address: user,
    chainId,
    data: {
      asset,
      eventSig,
      blockNumber: Number(blockNumber),
      timestamp: seconds(at),
      invalidate: true,
      ...(balances && { balances }),
    },
  };
}
