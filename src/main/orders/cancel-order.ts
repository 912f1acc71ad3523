import type { AppError } from '../../shared/contract/app-error.ts';
import { type CancellableOrder, checkCancellable } from '../../shared/domain/cancellable.ts';
import type { ClientOrderId, OwnerAddress, SessionId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Token } from '../../shared/domain/token.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { OwnerCall } from '../chain/owner-transactions.ts';
import type { Orders } from '../db/database.ts';
import { describeAppError } from '../describe-app-error.ts';
import type { Clock } from '../ports.ts';
import type { SessionStore } from '../sessions/sessions.ts';
import type { Signer } from '../signing/signer.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { Owners } from '../wallet/owners.ts';
import { engineCancelCall, nonceCancelCall } from './cancel-call.ts';
import type { OrderRecorder } from './order-recorder.ts';
import { findSender, type Sender } from './sender.ts';

type CancelRequest = { readonly clientOrderId: ClientOrderId } & (
  | {
      readonly by: 'delegate';
      /** Who sends what the delegate signed, and pays for the gas; null for the order's owner. */
      readonly sender: OwnerAddress | null;
    }
  | { readonly by: 'owner' }
);

export interface CancelOrderOptions {
  readonly clock: Clock;
  readonly orders: Pick<Orders, 'byClientId'>;
  readonly recorder: Pick<OrderRecorder, 'record'>;
  readonly sessions: Pick<SessionStore, 'get'>;
  readonly signer: Pick<Signer, 'signNonceInvalidation'>;
  readonly owners: Pick<Owners, 'canSend' | 'send'>;
  readonly config: Pick<ConfigWatch, 'accepted'>;
  tokens(): readonly Token[];
  /** Sessions with a cancellation under way: they must carry no new order, whose nonce it would burn. */
  readonly reserved: Set<SessionId>;
  /** The order may have ended. */
  lookUp(order: Order): void;
}

export type CancelOrder = (request: CancelRequest) => Promise<Result<null, AppError>>;

/** A cancellation that only has to be signed and sent. */
interface Cancellation {
  readonly sender: Sender;
  call(): Promise<Result<OwnerCall, AppError>>;
}

/**
 * Cancels a resting order on chain, by its session's nonce or by its digest. Answers once the transaction is in a block;
 * what became of the order arrives as deltas, and a fill that came first is a fill. Works while the venue is down.
 *
 * Errors with nothing written: NOT_FOUND; NOT_AVAILABLE for an order that is final, is being sent, is being cancelled, or
 * was placed elsewhere; SIGNING_REFUSED when the journal does not hold what was signed; those of `findSender`. Errors that
 * leave a failed cancellation in the journal: those of the signer and of `Sender.send`, but for TX_NOT_SEEN, which may
 * still land and is looked up.
 */
export function createCancelOrder(options: CancelOrderOptions): CancelOrder {
  const { orders, recorder, reserved } = options;

  const carryOut = async (
    id: ClientOrderId,
    { sender, call }: Cancellation,
  ): Promise<Result<null, AppError>> => {
    const requested = recorder.record(id, 'terminal', { type: 'cancel-requested' });
    const made = await call();
    const sent = made.ok ? await sender.send(made.value) : made;
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
      return prepared.ok ? await carryOut(order.clientOrderId, prepared.value) : prepared;
    } finally {
      reserved.delete(sessionId);
    }
  };
}

async function prepare(
  { clock, config, owners, sessions, signer, tokens }: CancelOrderOptions,
  request: CancelRequest,
  order: CancellableOrder,
): Promise<Result<Cancellation, AppError>> {
  const accepted = config.accepted();
  if (!accepted.ok) return accepted;
  if (request.by === 'owner') {
    const call = engineCancelCall(order, accepted.value, tokens());
    if (!call.ok) return call;
    const owner = await findSender(owners, order.account);
    return owner.ok ? ok({ sender: owner.value, call: async () => call }) : owner;
  }
  const session = sessions.get(order.signature.sessionId);
  if (!session) return err({ code: 'NOT_FOUND', what: 'session' });
  const sender = await findSender(owners, request.sender ?? order.account);
  if (!sender.ok) return sender;
  const ports = { signer, clock, config: accepted.value, session };
  const call = () => nonceCancelCall(ports, order, sender.value.address);
  return ok({ sender: sender.value, call });
}

const notAvailable = (why: string): Result<never, AppError> =>
  err({ code: 'NOT_AVAILABLE', what: `cancelling an order that ${why}` });
