import type { AppError } from '../../shared/domain/app-error.ts';
import { type CancellableOrder, checkCancellable } from '../../shared/domain/cancellable.ts';
import type { ClientOrderId, OwnerAddress, SessionId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Token } from '../../shared/domain/token.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { describeAppError } from '../core/describe-app-error.ts';
import type { Clock } from '../core/ports.ts';
import type { Orders } from '../db/database.ts';
import type { Signer } from '../keys/signer.ts';
import type { Owners } from '../owners/owners.ts';
import type { SessionStore } from '../sessions/sessions.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { cancelAtVenue } from './cancel-at-venue.ts';
import { engineCancelCall, nonceCancelCall } from './cancel-call.ts';
import type { OrderRecorder } from './order-recorder.ts';
import { findSender } from './sender.ts';

type CancelRequest = { readonly clientOrderId: ClientOrderId } & (
  | {
      readonly by: 'delegate';
      /** Who sends what the delegate signed, and pays for the gas; null for the order's owner. */
      readonly sender: OwnerAddress | null;
    }
  | { readonly by: 'owner' }
  | { readonly by: 'venue' }
);

export interface CancelOrderOptions {
  readonly clock: Clock;
  readonly orders: Pick<Orders, 'byClientId'>;
  readonly recorder: Pick<OrderRecorder, 'record'>;
  readonly sessions: Pick<SessionStore, 'get'>;
  readonly signer: Pick<Signer, 'signNonceInvalidation'>;
  readonly owners: Pick<Owners, 'canSend' | 'send'>;
  readonly config: Pick<ConfigWatch, 'accepted'>;
  readonly venue: Pick<VenueClient, 'cancelOrder'>;
  /** The executor's path for it; null where it has none. */
  readonly cancelEndpoint: string | null;
  tokens(): readonly Token[];
  /** Sessions with a cancellation under way: they must carry no new order, whose nonce it would burn. */
  readonly reserved: Set<SessionId>;
  /** The order may have ended. */
  lookUp(order: Order): void;
}

export type CancelOrder = (request: CancelRequest) => Promise<Result<null, AppError>>;

/** A cancellation that only has to be signed and sent. */
type Cancellation = () => Promise<Result<unknown, AppError>>;

/**
 * Cancels a resting order on chain, by its session's nonce or by its digest, and works while the venue is down; or asks the
 * venue to drop it. Answers once the transaction is in a block, or the venue was asked, whose reply proves nothing; what
 * became of the order arrives as deltas, and a fill that came first is a fill.
 *
 * Errors with nothing written: NOT_FOUND; NOT_AVAILABLE for an order that is final, is being sent, is being cancelled, or
 * was placed elsewhere, and for the venue without an endpoint or an order id; SIGNING_REFUSED when the journal does not hold what was signed; those of `findSender`. Errors that
 * leave a failed cancellation in the journal: those of `cancelAtVenue`, of the signer and of `Sender.send`, but for
 * TX_NOT_SEEN, which may still land and is looked up.
 */
export function createCancelOrder(options: CancelOrderOptions): CancelOrder {
  const { orders, recorder, reserved } = options;

  const carryOut = async (
    { clientOrderId: id, by }: CancelRequest,
    cancel: Cancellation,
  ): Promise<Result<null, AppError>> => {
    const requested = recorder.record(id, 'terminal', {
      type: 'cancel-requested',
      ...(by === 'venue' && { by }),
    });
    const sent = await cancel();
    if (!sent.ok && sent.error.code !== 'TX_NOT_SEEN') {
      const reason = describeAppError(sent.error);
      recorder.record(id, 'terminal', { type: 'cancel-failed', reason });
    }
    options.lookUp(requested);
    return sent.ok ? ok(null) : sent;
  };

  return async (request) => {
    const order = orders.byClientId(request.clientOrderId);
    if (!order) return err({ code: 'NOT_FOUND', what: 'order' });
    const cancellable = checkCancellable(order);
    if (!cancellable.ok) return notAvailable(cancellable.error);
    const { sessionId } = cancellable.value.signature;
    if (reserved.has(sessionId)) return notAvailable('is being cancelled');
    reserved.add(sessionId);
    try {
      const prepared = await prepare(options, request, cancellable.value);
      return prepared.ok ? await carryOut(request, prepared.value) : prepared;
    } finally {
      reserved.delete(sessionId);
    }
  };
}

async function prepare(
  options: CancelOrderOptions,
  request: CancelRequest,
  order: CancellableOrder,
): Promise<Result<Cancellation, AppError>> {
  if (request.by === 'venue') return prepareAtVenue(options, order);
  const { clock, config, owners, sessions, signer, tokens } = options;
  const accepted = config.accepted();
  if (!accepted.ok) return accepted;
  if (request.by === 'owner') {
    const call = engineCancelCall(order, accepted.value, tokens());
    if (!call.ok) return call;
    const owner = await findSender(owners, order.account);
    return owner.ok ? ok(() => owner.value.send(call.value)) : owner;
  }
  const session = sessions.get(order.signature.sessionId);
  if (!session) return err({ code: 'NOT_FOUND', what: 'session' });
  const sender = await findSender(owners, request.sender ?? order.account);
  if (!sender.ok) return sender;
  const ports = { signer, clock, config: accepted.value, session };
  return ok(async () => {
    const call = await nonceCancelCall(ports, order, sender.value.address);
    return call.ok ? sender.value.send(call.value) : call;
  });
}

function prepareAtVenue(
  { venue, cancelEndpoint }: CancelOrderOptions,
  { venueOrderId }: CancellableOrder,
): Result<Cancellation, AppError> {
  if (cancelEndpoint === null) {
    return err({
      code: 'NOT_AVAILABLE',
      what: 'cancelling at this venue, which has no way for it',
    });
  }
  if (venueOrderId === null) return notAvailable('the venue has not confirmed');
  return ok(() => cancelAtVenue(venue, cancelEndpoint, venueOrderId));
}

const notAvailable = (why: string): Result<never, AppError> =>
  err({ code: 'NOT_AVAILABLE', what: `cancelling an order that ${why}` });
