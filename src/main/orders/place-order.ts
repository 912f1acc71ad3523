import type { AppError } from '../../shared/contract/app-error.ts';
import { createOrder } from '../../shared/domain/create-order.ts';
import type { ClientOrderId, SessionId } from '../../shared/domain/ids.ts';
import type { Order, OrderTerms } from '../../shared/domain/order.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { Token } from '../../shared/domain/token.ts';
import { checkPolicy } from '../../shared/policy/check-policy.ts';
import type { PolicyFacts } from '../../shared/policy/policy-facts.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { Orders } from '../db/database.ts';
import { describeAppError } from '../describe-app-error.ts';
import type { Clock } from '../ports.ts';
import type { Signer } from '../signing/signer.ts';
import { leveragedOrderHash, type SessionCall, sessionDomain } from '../signing/typed-data.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { PostOrderRequest } from '../venue/post-order-request.ts';
import { distinctTerms } from './distinct-terms.ts';
import { toEngineOrder } from './engine-order.ts';
import type { OrderRecorder } from './order-recorder.ts';

export interface PlaceOrderOptions {
  readonly clock: Clock;
  readonly chainId: number;
  readonly orders: Pick<Orders, 'byClientId' | 'recent'>;
  readonly recorder: OrderRecorder;
  readonly signer: Signer;
  readonly chain: Pick<Chain, 'sessionNonce'>;
  /** Everything policy looks at, as it is now; sessions in `reserved` count as busy. */
  facts(draft: OrderDraft, reserved: ReadonlySet<SessionId>): PolicyFacts;
  tokens(): readonly Token[];
  readonly config: Pick<ConfigWatch, 'accepted' | 'fetch'>;
  /** Sends the signed order; runs on after `place` has answered. */
  deliver(order: Order, request: PostOrderRequest): void;
}

/** More orders than can become final within the life of a market order. */
const RECENT_FINAL = 100;

export type PlaceOrder = (id: ClientOrderId, draft: OrderDraft) => Promise<Result<null, AppError>>;

interface ReadyOrder {
  readonly order: Order;
  readonly terms: OrderTerms;
  readonly session: Session;
}

/**
 * Places an order: policy, journal, configuration and nonce of now, signature, journal, then the POST.
 * Answers once the order is signed and its sending has begun; what becomes of it arrives as deltas.
 *
 * Errors: ALREADY_EXISTS for a client order id used before (nothing is done); POLICY_REFUSED with every violation
 * (nothing is written); anything after that also leaves a failed row, because nothing was sent: configuration
 * changed, keychain, allow-list, chain unreachable.
 */
export function createPlaceOrder(options: PlaceOrderOptions): PlaceOrder {
  /** Sessions between the choice and the journaled signature: two clicks must not share a nonce. */
  const reserved = new Set<SessionId>();

  return async (id, draft) => {
    if (options.orders.byClientId(id)) return err({ code: 'ALREADY_EXISTS', what: id });
    const facts = options.facts(draft, reserved);
    const verdict = checkPolicy(draft, facts);
    if (verdict.violations.length > 0 || !verdict.terms || facts.lane.kind !== 'free') {
      return err({ code: 'POLICY_REFUSED', violations: verdict.violations });
    }
    const { session } = facts.lane;
    const terms = distinctTerms(verdict.terms, options.orders.recent(draft.account, RECENT_FINAL));
    reserved.add(session.sessionId);
    try {
      const order = options.recorder.create(
        createOrder({
          clientOrderId: id,
          account: draft.account,
          chainId: options.chainId,
          terms,
          at: options.clock.now(),
        }),
      );
      const signed = await sign(options, { order, terms, session });
      if (!signed.ok) {
        options.recorder.record(id, 'terminal', { type: 'failed', ...neverSent(signed.error) });
        return signed;
      }
      options.deliver(signed.value.order, signed.value.request);
      return ok(null);
    } finally {
      reserved.delete(session.sessionId);
    }
  };
}

async function sign(
  options: PlaceOrderOptions,
  { order, terms, session }: ReadyOrder,
): Promise<Result<{ order: Order; request: PostOrderRequest }, AppError>> {
  const accepted = options.config.accepted();
  if (!accepted.ok) return accepted;
  // Fetched now, it must still be the accepted one; so the chain can be read with that one meanwhile.
  const [config, nonce] = await Promise.all([
    options.config.fetch(),
    options.chain.sessionNonce(accepted.value, session.sessionId),
  ]);
  if (!config.ok) return config;
  if (!nonce.ok) return nonce;

  const engineOrder = toEngineOrder(terms, order.account, options.tokens());
  const call: SessionCall = {
    sessionId: session.sessionId,
    target: config.value.leverageRfqEngine,
    dataHash: leveragedOrderHash(engineOrder),
    nonce: nonce.value,
    deadline: terms.validTo,
    executor: config.value.executorAddress,
    feeAmount: 0n,
  };
  const signed = await options.signer.signOrder({
    clientOrderId: order.clientOrderId,
    order: engineOrder,
    call,
    domain: sessionDomain(config.value),
    session,
    config: config.value,
    why: `${terms.intent} ${terms.sellAmount} ${terms.sellSymbol}`,
  });
  if (!signed.ok) return signed;
  const { orderHash, orderDigest, signature } = signed.value;
  const { sessionId, deadline } = call;
  return ok({
    order: options.recorder.record(order.clientOrderId, 'terminal', {
      type: 'signed',
      signature: { sessionId, nonce: call.nonce, deadline, orderHash, orderDigest },
    }),
    request: { order: engineOrder, sessionCall: call, delegateSignature: signature },
  });
}

const neverSent = (error: AppError) => ({
  venueOrderId: null,
  failure: { code: error.code, message: describeAppError(error) },
});
