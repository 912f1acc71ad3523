import type { Chain } from '../../chain/chain.ts';
import type { ChainReader } from '../chain-reader.ts';
import type { FaultSwitch } from '../faults/faults.ts';
import type { Market } from '../token.ts';
import { checkFee, checkSession, checkTerms } from './check-order.ts';
import { engineCall } from './engine-call.ts';
import type { OrderBody } from './order-body.ts';
import type { OrderStore } from './order-store.ts';
import { type Refusal, refusalOf } from './revert.ts';
import type { TransactionSender } from './transaction-sender.ts';
import { digestOrder } from './typed-data.ts';
import type { VenueOrder } from './venue-order.ts';

export type Acceptance =
  | { readonly accepted: true; readonly order: VenueOrder }
  | { readonly accepted: false; readonly refusal: Refusal };

const refuse = (refusal: Refusal): Acceptance => ({ accepted: false, refusal });

/**
 * Returns the handler of `POST /leverage/orders`. It verifies the order, then queues it or answers with the order that
 * already holds the session nonce: the idempotency key is (sessionId, nonce), regardless of the order's terms.
 */
export function createOrderDesk(
  chain: Chain,
  market: Market,
  reader: ChainReader,
  orders: OrderStore,
  sender: TransactionSender,
  faults: FaultSwitch,
  now: () => number,
) {
  return async (body: OrderBody): Promise<Acceptance> => {
    const { orderType, order, sessionCall: call, delegateSignature: signature } = body;
    const { engine } = chain.contracts;
    const broken =
      checkTerms(body, market, engine, sender.address, now()) ??
      checkFee(body, faults.now.feeBps) ??
      (await checkSession(body, chain, reader, now()));
    if (broken !== undefined) return refuse(broken);

    const queued = holder(body);
    if (queued !== undefined) return { accepted: true, order: queued };
    const nonce = await reader.sessionNonce(call.sessionId);
    if (nonce !== call.nonce) {
      return refuse({
        code: 'INVALID_NONCE',
        message: `the session’s next nonce is ${nonce}, the call carries ${call.nonce}`,
      });
    }
    const tooSmall = await belowMinEquity(body);
    if (tooSmall !== undefined) return refuse(tooSmall);

    // No await between this check and accept(): two posts could both find the nonce free.
    const raced = holder(body);
    if (raced !== undefined) return { accepted: true, order: raced };
    return {
      accepted: true,
      order: orders.accept({
        orderType,
        order,
        digest: digestOrder(order, chain.chainId, engine),
        ocoGroupId: body.ocoGroupId ?? null,
        authorisation: { call, signature },
        at: now(),
      }),
    };
  };

  /** The pending order that already holds this body's nonce. */
  function holder({ sessionCall: call, ocoGroupId }: OrderBody): VenueOrder | undefined {
    const holders = orders.pendingAt(call.sessionId, call.nonce);
    const sameOrder = holders.find((held) => held.authorisation?.call.dataHash === call.dataHash);
    const sibling =
      faults.now.ocoGroups &&
      ocoGroupId !== undefined &&
      holders.every((held) => held.ocoGroupId === ocoGroupId);
    return sameOrder ?? (sibling ? undefined : holders[0]);
  }

  /** Only an order that could fill now can be simulated; all other refusals happen at execution. */
  async function belowMinEquity(body: OrderBody): Promise<Refusal | undefined> {
    const { orderType, order, sessionCall: call, delegateSignature: signature } = body;
    const deliverable = await reader.deliverable(order);
    if (deliverable === undefined || deliverable < order.buyAmount) return undefined;
    try {
      await sender.simulate(engineCall(chain.contracts, orderType, order, { call, signature }));
      return undefined;
    } catch (error) {
      const refusal = refusalOf(error);
      return refusal.code === 'ORDER_BELOW_MIN_EQUITY' ? refusal : undefined;
    }
  }
}
