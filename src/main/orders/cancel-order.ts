import type { AppError, NotCancellable } from '../../shared/domain/app-error.ts';
import { type CancellableOrder, checkCancellable } from '../../shared/domain/cancellable.ts';
import type { ClientOrderId, OwnerAddress } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Core } from '../core/open-core.ts';
import type { Settings } from '../core/settings.ts';
import { type StateStore, tokensOf } from '../core/state.ts';
import type { Signer } from '../keys/signer.ts';
import type { Owners } from '../owners/owners.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { cancelAtVenue } from './cancel-at-venue.ts';
import { engineCancelCall, nonceCancelCall } from './cancel-call.ts';
import type { Reconciler } from './reconciler.ts';
import { findSender } from './sender.ts';
import type { SessionLocks } from './session-locks.ts';

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
  readonly signer: Pick<Signer, 'signNonceInvalidation'>;
  readonly owners: Pick<Owners, 'canSend' | 'send'>;
  readonly venue: CancellingVenue;
  readonly reconciler: Pick<Reconciler, 'lookUp'>;
  readonly locks: SessionLocks;
}

interface CancellingVenue {
  readonly client: Pick<VenueClient, 'cancelOrder'>;
  readonly config: Pick<ConfigWatch, 'accepted'>;
}

type CancelCore = Pick<Core, 'clock' | 'database' | 'recorder' | 'background'> & {
  readonly settings: Pick<Settings, 'cancelEndpoint'>;
  readonly state: Pick<StateStore, 'current'>;
};

export type CancelOrder = (request: CancelRequest) => Promise<Result<null, AppError>>;

/** Everything is checked: it only has to be signed and sent. */
type Cancellation = () => Promise<Result<unknown, AppError>>;

/**
 * Cancels a resting order on chain, by its session's nonce or by its digest, which works while the venue is down; or asks
 * the venue to drop it. Answers once the transaction is in a block, or the venue was asked, whose reply proves nothing.
 * The outcome arrives as deltas, and a fill that came first is a fill.
 *
 * Errors with nothing written: NOT_FOUND; ORDER_NOT_CANCELLABLE; NOT_AVAILABLE for a venue without an endpoint;
 * SIGNING_REFUSED if the journal does not hold what was signed; those of `findSender`. Errors that leave a failed
 * cancellation in the journal: those of `cancelAtVenue`, of the signer and of `Sender.send`, except TX_NOT_SEEN, which may
 * still land and is looked up.
 */
export function createCancelOrder(core: CancelCore, options: CancelOrderOptions): CancelOrder {
  const { recorder, background } = core;
  const { reconciler, locks } = options;

  const carryOut = async (
    { clientOrderId: id, by }: CancelRequest,
    cancel: Cancellation,
  ): Promise<Result<null, AppError>> => {
    const requested = recorder.record(id, 'terminal', {
      type: 'cancel-requested',
      by: by === 'venue' ? 'venue' : 'chain',
    });
    const sent = await cancel();
    if (!sent.ok && sent.error.code !== 'TX_NOT_SEEN') {
      const reason = { code: 'REFUSED', error: sent.error } as const;
      recorder.record(id, 'terminal', { type: 'cancel-failed', reason });
    }
    background.run('look up', () => reconciler.lookUp(requested));
    return sent.ok ? ok(null) : sent;
  };

  return async (request) => {
    const order = core.database.orders.byClientId(request.clientOrderId);
    if (!order) return err({ code: 'NOT_FOUND', what: 'order' });
    const cancellable = checkCancellable(order);
    if (!cancellable.ok) return notCancellable(order, cancellable.error);
    const { sessionId } = cancellable.value.signature;
    if (locks.held.has(sessionId)) return notCancellable(order, 'being-cancelled');
    return locks.hold(sessionId, async () => {
      const prepared = await prepare(core, options, request, cancellable.value);
      return prepared.ok ? carryOut(request, prepared.value) : prepared;
    });
  };
}

async function prepare(
  core: CancelCore,
  options: CancelOrderOptions,
  request: CancelRequest,
  order: CancellableOrder,
): Promise<Result<Cancellation, AppError>> {
  const { owners, signer, venue } = options;
  if (request.by === 'venue') return prepareAtVenue(core.settings, venue, order);
  const accepted = venue.config.accepted();
  if (!accepted.ok) return accepted;
  if (request.by === 'owner') {
    const call = engineCancelCall(order, accepted.value, tokensOf(core.state.current));
    if (!call.ok) return call;
    const owner = await findSender(owners, order.account);
    return owner.ok ? ok(() => owner.value.send(call.value)) : owner;
  }
  const session = core.database.sessions.get(order.signature.sessionId);
  if (!session) return err({ code: 'NOT_FOUND', what: 'session' });
  const sender = await findSender(owners, request.sender ?? order.account);
  if (!sender.ok) return sender;
  const ports = { signer, clock: core.clock, config: accepted.value, session };
  return ok(async () => {
    const call = await nonceCancelCall(ports, order, sender.value.address);
    return call.ok ? sender.value.send(call.value) : call;
  });
}

function prepareAtVenue(
  { cancelEndpoint }: CancelCore['settings'],
  { client }: CancellingVenue,
  order: CancellableOrder,
): Result<Cancellation, AppError> {
  if (cancelEndpoint === null) {
    return err({ code: 'NOT_AVAILABLE', what: 'venue-cancel' });
  }
  const { venueOrderId } = order;
  if (venueOrderId === null) return notCancellable(order, 'unconfirmed');
  return ok(() => cancelAtVenue(client, cancelEndpoint, venueOrderId));
}

const notCancellable = ({ stage }: Order, why: NotCancellable): Result<never, AppError> =>
  err({ code: 'ORDER_NOT_CANCELLABLE', why, stage });
