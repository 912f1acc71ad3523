import type { AppError } from '../../shared/domain/app-error.ts';
import type { Order, OrderTerms } from '../../shared/domain/order.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { Token } from '../../shared/domain/token.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { Signer } from '../keys/signer.ts';
import { leveragedOrderHash, type SessionCall, sessionDomain } from '../keys/typed-data.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { PostOrderRequest } from '../venue/methods/post-order.ts';
import { toEngineOrder } from './engine-order.ts';
import type { OrderRecorder } from './order-recorder.ts';

export interface PrepareOrderOptions {
  readonly recorder: Pick<OrderRecorder, 'record'>;
  readonly signer: Signer;
  readonly chain: Pick<Chain, 'sessionNonce'>;
  readonly config: Pick<ConfigWatch, 'accepted' | 'fetch'>;
  tokens(): readonly Token[];
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
 * Signs what the checks let through and journals the hashes of it: for the venue's configuration and the session's nonce
 * as they are now. Errors, with nothing written: configuration changed, keychain, allow-list, venue or chain unreachable.
 */
export async function prepareOrder(
  options: PrepareOrderOptions,
  { order, terms, session }: ReadyOrder,
): Promise<Result<SignedOrder, AppError>> {
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
