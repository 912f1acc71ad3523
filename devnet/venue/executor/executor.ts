import type { Hex } from 'viem';
import type { Chain } from '../../chain/chain.ts';
import type { ChainReader } from '../chain-reader.ts';
import type { FaultSwitch } from '../faults/faults.ts';
import { engineCall } from './engine-call.ts';
import type { OrderStore } from './order-store.ts';
import { refusalOf } from './revert.ts';
import type { TransactionSender } from './transaction-sender.ts';
import type { Authorisation, VenueOrder } from './venue-order.ts';

/**
 * Executes pending orders, market and limit alike. An order waits until the filler can deliver its buyAmount and is
 * then sent; it ends early if validTo passes, its session nonce moves or the session is revoked. Fills are only learned
 * from the engine's events, never recorded here.
 */
export function createExecutor(
  chain: Chain,
  reader: ChainReader,
  orders: OrderStore,
  sender: TransactionSender,
  faults: FaultSwitch,
  now: () => number,
) {
  const inFlight = new Map<string, Hex>();
  const sending = new Set<string>();

  return {
    /** Expires orders whose validTo or deadline has passed and that are not in flight. */
    expire(): void {
      const at = now();
      for (const { id, order, authorisation } of orders.pending()) {
        if (authorisation === null || inFlight.has(id)) continue;
        const seconds = Math.min(order.validTo, Number(authorisation.call.deadline));
        if (seconds * 1000 > at) continue;
        orders.end(id, {
          status: 'expired',
          at,
          errorCode: 'ORDER_EXPIRED',
          errorMessage: 'validTo passed before the minimum could be delivered',
        });
      }
    },

    /**
     * Drops a pending order at its owner's request; false if it has ended or its fill has been sent. The signature
     * stays valid on chain, because its nonce is not used.
     */
    drop(id: string): boolean {
      if (orders.get(id)?.status !== 'pending' || sending.has(id) || inFlight.has(id)) return false;
      cancel(id, 'CANCELLED_BY_USER', 'the venue was asked to drop the order');
      return true;
    },

    /** Processes every pending order once, oldest first. One run at a time. */
    async run(): Promise<void> {
      for (const id of inFlight.keys()) await settle(id);
      for (const order of orders.pending()) await advance(order);
    },
  };

  async function advance(pending: VenueOrder) {
    const { id, orderType, order, authorisation } = pending;
    if (authorisation === null || inFlight.has(id)) return;
    if (await isDecided(pending, authorisation)) return;
    if (faults.now.holdExecution) return;

    const call = engineCall(chain.contracts, orderType, order, authorisation);
    if (!faults.now.blindExecution) {
      const deliverable = await reader.deliverable(order);
      if (deliverable === undefined || deliverable < order.buyAmount) return;
      try {
        await sender.simulate(call);
      } catch (error) {
        return fail(id, error);
      }
    }
    if (orders.get(id)?.status !== 'pending') return;
    sending.add(id);
    try {
      inFlight.set(id, await sender.send(call));
    } finally {
      sending.delete(id);
    }
    await settle(id);
  }

  /** True if the order can no longer be filled. Cancels it unless an event is about to end it. */
  async function isDecided(
    { id, digest }: VenueOrder,
    { call: { sessionId, nonce } }: Authorisation,
  ): Promise<boolean> {
    const [used, chainNonce, session] = await Promise.all([
      reader.digestUsed(digest),
      reader.sessionNonce(sessionId),
      reader.session(sessionId),
    ]);
    // Used, but no event has ended an order with this digest yet: the event is about to be collected.
    if (used && !orders.hasEnded(digest)) return true;
    if (chainNonce > nonce) cancel(id, 'NONCE_MOVED', `session nonce is now ${chainNonce}`);
    else if (session.revoked) cancel(id, 'SESSION_REVOKED', 'the session was revoked');
    else return false;
    return true;
  }

  /** Follows a sent transaction. If it reverted, simulates it again to learn why. */
  async function settle(id: string): Promise<void> {
    const hash = inFlight.get(id);
    const pending = orders.get(id);
    if (hash === undefined || pending?.authorisation == null) return;
    if (pending.status !== 'pending') {
      inFlight.delete(id);
      return;
    }
    if ((await sender.outcome(hash)) !== 'reverted') return;
    inFlight.delete(id);
    const { orderType, order, authorisation } = pending;
    if (await isDecided(pending, authorisation)) return;
    await sender
      .simulate(engineCall(chain.contracts, orderType, order, authorisation))
      .catch((error: unknown) => fail(id, error, hash));
  }

  function cancel(id: string, errorCode: string, errorMessage: string): void {
    orders.end(id, { status: 'cancelled', at: now(), errorCode, errorMessage });
  }

  function fail(id: string, error: unknown, txHash?: Hex): void {
    const { code, message } = refusalOf(error);
    const ending = { status: 'failed', at: now(), errorCode: code, errorMessage: message } as const;
    orders.end(id, txHash === undefined ? ending : { ...ending, txHash });
  }
}
