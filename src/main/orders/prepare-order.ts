import type { AppError } from '../../shared/domain/app-error.ts';
import type { Order, OrderTerms } from '../../shared/domain/order.ts';
import type { Session } from '../../shared/domain/session.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { Core } from '../core/open-core.ts';
import { tokensOf } from '../core/state.ts';
import type { Signer } from '../keys/signer.ts';
import { leveragedOrderHash, type SessionCall, sessionDomain } from '../keys/typed-data.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { PostOrderRequest } from '../venue/methods/post-order.ts';
import { toEngineOrder } from './engine-order.ts';

export interface PrepareOrderOptions {
  readonly signer: Pick<Signer, 'signOrder'>;
  readonly chain: Pick<Chain, 'sessionNonce'>;
  readonly config: Pick<ConfigWatch, 'accepted' | 'fetch'>;
}

interface ReadyOrder {
  readonly order: Order;
  readonly terms: OrderTerms;
  readonly session: Session;
}

interface SignedOrder {
  readonly order: Order;
  readonly request: PostOrderRequest;
}

/**
 * Signs an order that passed the checks, for the venue's current configuration and the session's current nonce, and
 * journals its hashes. Errors, with nothing written: configuration changed, keychain, allow-list, venue or chain
 * unreachable.
 */
export type PrepareOrder = (ready: ReadyOrder) => Promise<Result<SignedOrder, AppError>>;

export function createPrepareOrder(
  { recorder, state }: Pick<Core, 'recorder' | 'state'>,
  { signer, chain, config: watch }: PrepareOrderOptions,
): PrepareOrder {
  return async ({ order, terms, session }) => {
    const accepted = watch.accepted();
    if (!accepted.ok) return accepted;
    // The fetched configuration must still equal the accepted one, so the chain can be read with that meanwhile.
    const [config, nonce] = await Promise.all([
      watch.fetch(),
      chain.sessionNonce(accepted.value, session.sessionId),
    ]);
    if (!config.ok) return config;
    if (!nonce.ok) return nonce;

    const engineOrder = toEngineOrder(terms, order.account, tokensOf(state.current));
    const call: SessionCall = {
      sessionId: session.sessionId,
      target: config.value.leverageRfqEngine,
      dataHash: leveragedOrderHash(engineOrder),
      nonce: nonce.value,
      deadline: terms.validTo,
      executor: config.value.executorAddress,
      feeAmount: 0n,
    };
    const signed = await signer.signOrder({
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
      order: recorder.record(order.clientOrderId, 'terminal', {
        type: 'signed',
        signature: { sessionId, nonce: call.nonce, deadline, orderHash, orderDigest },
      }),
      request: { order: engineOrder, sessionCall: call, delegateSignature: signature },
    });
  };
}
