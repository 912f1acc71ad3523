import { z } from 'zod';
import { type Hex, type VenueOrderId, venueOrderId } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { LeveragedOrder, SessionCall } from '../../keys/typed-data.ts';
import { complaint } from '../http/refusal.ts';
import type { VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';
import { nameText } from '../wire/text.ts';

/** A signed order; amounts in base units. Its signature type is always `session`. */
export interface PostOrderRequest {
  readonly order: LeveragedOrder;
  readonly sessionCall: SessionCall;
  readonly delegateSignature: Hex;
}

/** An unreadable reply is `unknown`, never `malformed`: the order may exist. */
export type PostOrderError = Exclude<VenueError, { kind: 'malformed' }>;

const replyWire = z.object({ orderId: nameText });

const ORDER_TYPE = { 0: 'open', 1: 'close', 2: 'swap' } as const;

/**
 * `POST /leverage/orders`: sends a signed order, once. What each outcome proves (docs/venue-api.md, "Sending an order"):
 *
 * - an id: the venue has an order with this id, which can be an earlier order with the same nonce;
 * - `refused`: the order will not be executed;
 * - `unreachable`: the order was never sent;
 * - `unknown`: nothing; look the order up. Includes a 2xx that cannot be read.
 */
export async function postOrder(
  { transport, executorUrl }: VenueContext,
  request: PostOrderRequest,
): Promise<Result<VenueOrderId, PostOrderError>> {
  const reply = await transport.send({
    call: 'post-order',
    url: `${executorUrl}/leverage/orders`,
    body: orderBody(request),
  });
  if (!reply.ok) {
    const { error } = reply;
    return err(error.kind === 'malformed' ? { kind: 'unknown', detail: error.detail } : error);
  }
  const accepted = replyWire.safeParse(reply.value);
  if (accepted.success) return ok(venueOrderId(accepted.data.orderId));
  const { code, message } = complaint(reply.value);
  return err(
    code === null
      ? { kind: 'unknown', detail: 'the reply names neither an order nor an error' }
      : { kind: 'refused', code, message, status: 200 },
  );
}

/** Amounts as strings of base units; nonce and times as numbers, as in the venue's examples. */
function orderBody({ order, sessionCall, delegateSignature }: PostOrderRequest): string {
  return JSON.stringify({
    order: {
      action: order.action,
      user: order.user,
      sellToken: order.sellToken,
      buyToken: order.buyToken,
      sellAmount: String(order.sellAmount),
      buyAmount: String(order.buyAmount),
      validTo: order.validTo,
      feeAmount: String(order.feeAmount),
    },
    orderType: ORDER_TYPE[order.action],
    signatureType: 'session',
    sessionCall: {
      sessionId: sessionCall.sessionId,
      target: sessionCall.target,
      dataHash: sessionCall.dataHash,
      nonce: sessionCall.nonce,
      deadline: sessionCall.deadline,
      executor: sessionCall.executor,
      feeAmount: String(sessionCall.feeAmount),
    },
    delegateSignature,
  });
}
