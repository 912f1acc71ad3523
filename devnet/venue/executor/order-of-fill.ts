import { actionOf } from './leveraged-order.ts';
import type { Fill, VenueOrder } from './venue-order.ts';

/**
 * An order that is only known from its fill on the chain. Its validTo is not there: 0.
 */
export function orderOfFill(id: string, fill: Fill): VenueOrder {
  const { orderType, user, sellToken, buyToken, sellAmount, buyAmountMin, feeAmount } = fill;
  return {
    id,
    status: 'filled',
    orderType,
    order: {
      action: actionOf[orderType],
      user,
      sellToken,
      buyToken,
      sellAmount,
      buyAmount: buyAmountMin,
      validTo: 0,
      feeAmount,
    },
    digest: fill.digest,
    authorisation: null,
    ocoGroupId: null,
    createdAt: fill.at,
    updatedAt: fill.at,
    txHash: fill.txHash,
    bought: fill.bought,
    errorCode: null,
    errorMessage: null,
  };
}
