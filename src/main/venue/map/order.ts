import {
  orderDigest,
  orderHash,
  ownerAddress,
  sessionId,
  venueOrderId,
} from '../../../shared/domain/ids.ts';
import type { OrderFailure } from '../../../shared/domain/order.ts';
import type { Catalog } from '../catalog.ts';
import type { VenueOrder, VenueOrderStatus } from '../venue-order.ts';
import type { OrderWire } from '../wire/order.ts';
import { toFillFacts } from './fill-facts.ts';
import { toOrderTerms } from './order-terms.ts';

/** An order row, listed or asked for (docs/venue-api.md, "Order rows"). */
export function toVenueOrder(row: OrderWire, catalog: Catalog): VenueOrder {
  const { order } = row;
  const status = toStatus(row.status);
  const user = order?.user ?? row.user;
  return {
    venueOrderId: venueOrderId(row.orderId),
    account: user ? ownerAddress(user) : null,
    status,
    terms: order ? toOrderTerms(order, catalog) : null,
    sessionId: row.sessionId ? sessionId(row.sessionId) : null,
    nonce: row.nonce ?? null,
    orderHash: row.dataHash ? orderHash(row.dataHash) : null,
    orderDigest: row.orderDigest ? orderDigest(row.orderDigest) : null,
    fill: status === 'filled' ? toFill(row, catalog) : null,
    failure: status === 'pending' || status === 'filled' ? null : toFailure(row),
    createdAt: row.createdAt ?? null,
    updatedAt: row.updatedAt ?? null,
  };
}

const toFill = ({ txHash, order, filledBuyAmount }: OrderWire, catalog: Catalog) =>
  toFillFacts(
    {
      txHash: txHash ?? null,
      sellToken: order?.sellToken ?? null,
      buyToken: order?.buyToken ?? null,
      sellAmount: order?.sellAmount ?? null,
      bought: filledBuyAmount ?? null,
    },
    catalog,
  );

const STATUS: ReadonlyMap<string, VenueOrderStatus> = new Map([
  ['pending', 'pending'],
  ['filled', 'filled'],
  ['failed', 'failed'],
  ['expired', 'expired'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
]);

/** A status that is not known here is not final here either: the venue has the order, and more news will come. */
const toStatus = (status: string): VenueOrderStatus =>
  STATUS.get(status.toLowerCase()) ?? 'pending';

/** The venue's code and message as they came; `UNKNOWN` where it gave none. */
export const toFailure = (said: {
  readonly errorCode?: string | null | undefined;
  readonly errorMessage?: string | null | undefined;
}): OrderFailure => ({ code: said.errorCode ?? 'UNKNOWN', message: said.errorMessage ?? '' });
