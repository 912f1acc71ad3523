import type { VenueOrder } from '../../executor/venue-order.ts';

/**
 * An order in the executor's single-order and list responses: amounts in base units, times in Unix milliseconds. Never
 * includes the delegate's signature.
 */
export function leverageOrderRow(venueOrder: VenueOrder, chainId: number) {
  const { order, authorisation } = venueOrder;
  return {
    orderId: venueOrder.id,
    status: venueOrder.status,
    orderType: venueOrder.orderType,
    chainId,
    user: order.user,
    order: {
      ...order,
      sellAmount: `${order.sellAmount}`,
      buyAmount: `${order.buyAmount}`,
      feeAmount: `${order.feeAmount}`,
    },
    orderDigest: venueOrder.digest,
    dataHash: authorisation?.call.dataHash ?? null,
    sessionId: authorisation?.call.sessionId ?? null,
    nonce: authorisation === null ? null : Number(authorisation.call.nonce),
    ocoGroupId: venueOrder.ocoGroupId,
    filledBuyAmount: venueOrder.bought === null ? null : `${venueOrder.bought}`,
    txHash: venueOrder.txHash,
    errorCode: venueOrder.errorCode,
    errorMessage: venueOrder.errorMessage,
    createdAt: venueOrder.createdAt,
    updatedAt: venueOrder.updatedAt,
  };
}
