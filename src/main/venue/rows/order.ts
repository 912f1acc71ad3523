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

/** A field that adds to a row but does not make it: left out when it cannot be read. */
const extra = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);

/** Nonces come as numbers or as decimal strings. */
const nonceValue = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

/**
 * One order of the executor's list or of its order endpoint. The venue's notes name only status, errorCode and
 * errorMessage of such a row; the other names are assumed and stand here alone.
 */
export const orderWire = z.object({
  orderId: nameText,
  status: z.string(),
  user: extra(addressText),
  order: extra(signedOrderWire),
  sessionId: extra(bytes32Text),
  nonce: extra(nonceValue),
  /** The struct hash of the order, as the session call carries it. */
  dataHash: extra(bytes32Text),
  /** The engine's digest of the order. */
  orderDigest: extra(bytes32Text),
  /** What the fill delivered, in base units of the buy token. */
  filledBuyAmount: extra(baseUnitsText),
  txHash: extra(bytes32Text),
  errorCode: extra(codeText),
  errorMessage: extra(messageText),
  createdAt: extra(timeValue),
  updatedAt: extra(timeValue),
});

type VenueOrderStatus = 'pending' | 'filled' | 'failed' | 'expired' | 'cancelled';

/** One order as the venue reports it (order endpoint or list): the same shape from both. */
export interface VenueOrder {
  readonly venueOrderId: VenueOrderId;
  /** Null where the row does not name its user. */
  readonly account: OwnerAddress | null;
  /** A status this release does not know counts as `pending`: the venue has the order, nothing final is known. */
  readonly status: VenueOrderStatus;
  /** Null where the venue does not echo the signed order, or its tokens are not known here. */
  readonly terms: OrderTerms | null;
  /** What identifies a signed order; each null where the venue does not echo it. */
  readonly sessionId: SessionId | null;
  readonly nonce: number | null;
  readonly orderHash: OrderHash | null;
  readonly orderDigest: OrderDigest | null;
  readonly fill: OrderFillFacts | null;
  readonly failure: OrderFailure | null;
  readonly createdAt: UnixMs | null;
  readonly updatedAt: UnixMs | null;
}

/** An order row, listed or asked for (docs/venue-api.md, "Order rows"). */
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

/** The venue's code and message as they came; `UNKNOWN` where it gave none. */
export const toFailure = (said: {
  readonly errorCode?: string | null | undefined;
  readonly errorMessage?: string | null | undefined;
}): OrderFailure => ({ code: said.errorCode ?? 'UNKNOWN', message: said.errorMessage ?? '' });

/** What an order row says, as a fact about that order. */
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
      return { type: 'failed', venueOrderId, failure: failure ?? { code: 'UNKNOWN', message: '' } };
    case 'expired':
      return { type: 'expired', venueOrderId };
    case 'cancelled':
      return { type: 'cancelled', venueOrderId, reason: failure?.message || failure?.code || '' };
  }
}

/**
 * The same with its source and time: the venue's own time where the row has one, so that a row read twice gives the
 * same event twice; else `at`, the time of reading.
 */
export const toOrderEvent = (order: VenueOrder, source: FactSource, at: UnixMs): OrderEvent => ({
  at: order.updatedAt ?? order.createdAt ?? at,
  source,
  ...toOrderFact(order),
});
