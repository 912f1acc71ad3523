import { z } from 'zod';
import {
  type OrderDigest,
  type OrderHash,
  type OwnerAddress,
  orderDigest,
  orderHash,
  ownerAddress,
  type SessionId,
  sessionId,
  type UnixMs,
  type VenueOrderId,
  venueOrderId,
} from '../../../shared/domain/ids.ts';
import type { OrderFailure, OrderFillFacts, OrderTerms } from '../../../shared/domain/order.ts';
import type { FactSource, OrderEvent, OrderFact } from '../../../shared/domain/order-event.ts';
import type { Catalog } from '../catalog.ts';
import { baseUnitsText, timeValue } from '../wire/number.ts';
import { addressText, bytes32Text, codeText, messageText, nameText } from '../wire/text.ts';
import { toFillFacts } from './fill.ts';
import { signedOrderWire, toOrderTerms } from './order-terms.ts';

/** An optional field: null when it cannot be read, so that the row stays. */
const extra = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);

/** Nonces come as numbers or decimal strings. */
const nonceValue = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

/**
 * An order in the executor's list or from its order endpoint. The venue's notes name only status, errorCode and
 * errorMessage; the other names are assumed, and stand only here.
 */
export const orderWire = z.object({
  orderId: nameText,
  status: z.string(),
  user: extra(addressText),
  order: extra(signedOrderWire),
  sessionId: extra(bytes32Text),
  nonce: extra(nonceValue),
  /** The order's struct hash, as in the session call. */
  dataHash: extra(bytes32Text),
  /** The order's digest in the engine's domain. */
  orderDigest: extra(bytes32Text),
  /** Amount delivered by the fill, in base units of the buy token. */
  filledBuyAmount: extra(baseUnitsText),
  txHash: extra(bytes32Text),
  errorCode: extra(codeText),
  errorMessage: extra(messageText),
  createdAt: extra(timeValue),
  updatedAt: extra(timeValue),
});

type VenueOrderStatus = 'pending' | 'filled' | 'failed' | 'expired' | 'cancelled';

/** An order as the venue reports it. */
export interface VenueOrder {
  readonly venueOrderId: VenueOrderId;
  /** Null if the row does not name its user. */
  readonly account: OwnerAddress | null;
  /** An unknown status counts as `pending`: the venue has the order, and nothing final is known. */
  readonly status: VenueOrderStatus;
  /** Null if the venue does not echo the signed order, or its market is not known yet. */
  readonly terms: OrderTerms | null;
  /** These identify a signed order; each is null if the venue does not echo it. */
  readonly sessionId: SessionId | null;
  readonly nonce: number | null;
  readonly orderHash: OrderHash | null;
  readonly orderDigest: OrderDigest | null;
  readonly fill: OrderFillFacts | null;
  readonly failure: OrderFailure | null;
  readonly createdAt: UnixMs | null;
  readonly updatedAt: UnixMs | null;
}

/** Maps an order row (docs/venue-api.md, "Order rows"). */
export function toVenueOrder(row: z.output<typeof orderWire>, catalog: Catalog): VenueOrder {
  const { order, txHash, filledBuyAmount: bought } = row;
  const status = STATUS.get(row.status.toLowerCase()) ?? 'pending';
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
    fill: status === 'filled' ? toFillFacts({ ...order, txHash, bought }, catalog) : null,
    failure: status === 'pending' || status === 'filled' ? null : toFailure(row),
    createdAt: row.createdAt ?? null,
    updatedAt: row.updatedAt ?? null,
  };
}

const STATUS: ReadonlyMap<string, VenueOrderStatus> = new Map([
  ['pending', 'pending'],
  ['filled', 'filled'],
  ['failed', 'failed'],
  ['expired', 'expired'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
]);

/** The venue's code and message, unchanged; the code is `UNKNOWN` if it gave none. */
export const toFailure = (row: {
  readonly errorCode?: string | null | undefined;
  readonly errorMessage?: string | null | undefined;
}): OrderFailure => ({
  by: 'venue',
  code: row.errorCode ?? 'UNKNOWN',
  message: row.errorMessage ?? '',
});

/** The status of an order row as a fact that the journal can record. */
export function toOrderFact(order: VenueOrder): OrderFact {
  const { venueOrderId, status, terms, fill, failure } = order;
  switch (status) {
    case 'pending':
      return { type: 'pending', venueOrderId, ...(terms && { terms }) };
    case 'filled':
      return {
        type: 'filled',
        venueOrderId,
        fill: fill ?? { txHash: null, boughtAmount: null, price: null },
      };
    case 'failed':
      return {
        type: 'failed',
        venueOrderId,
        failure: failure ?? { by: 'venue', code: 'UNKNOWN', message: '' },
      };
    case 'expired':
      return { type: 'expired', venueOrderId };
    case 'cancelled':
      return {
        type: 'cancelled',
        venueOrderId,
        reason: { code: 'TEXT', text: failure?.message || failure?.code || '' },
      };
  }
}

/**
 * The same fact with its source and time. The time is the venue's if the row has one, so that reading a row twice gives
 * the same event twice; otherwise it is `at`, the time of reading.
 */
export const toOrderEvent = (order: VenueOrder, source: FactSource, at: UnixMs): OrderEvent => ({
  at: order.updatedAt ?? order.createdAt ?? at,
  source,
  ...toOrderFact(order),
});
