import { encodeFunctionData } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { CancellableOrder } from '../../shared/domain/cancellable.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { Token } from '../../shared/domain/token.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { leverageEngineAbi } from '../chain/abi/leverage-engine.ts';
import { sessionManagerAbi } from '../chain/abi/session-manager.ts';
import type { OwnerCall } from '../chain/owner-transactions.ts';
import type { Clock } from '../core/ports.ts';
import { MAX_INVALIDATION_SECONDS } from '../keys/check-invalidation.ts';
import type { Signer } from '../keys/signer.ts';
import { engineOrderDigest, leveragedOrderHash, sessionDomain } from '../keys/typed-data.ts';
import { toEngineOrder } from './engine-order.ts';

/**
 * The engine's `cancelOrder`, which only the order's owner can send: it marks the order's digest and leaves the session's
 * nonce unused. Error: SIGNING_REFUSED if the journaled terms are not what was signed for this engine, so that another
 * digest would be marked.
 */
export function engineCancelCall(
  order: CancellableOrder,
  config: VenueConfig,
  tokens: readonly Token[],
): Result<OwnerCall, AppError> {
  const engineOrder = toEngineOrder(order.terms, order.account, tokens);
  const actual = engineOrderDigest(leveragedOrderHash(engineOrder), config);
  const expected = order.signature.orderDigest;
  if (actual !== expected) {
    return err({ code: 'SIGNING_REFUSED', rule: 'order.digest', expected, actual });
  }
  const call = { abi: leverageEngineAbi, functionName: 'cancelOrder' } as const;
  const data = encodeFunctionData({ ...call, args: [engineOrder] });
  return ok({ to: config.leverageRfqEngine, data, why: whyOf(order) });
}

export interface NonceCancelPorts {
  readonly signer: Pick<Signer, 'signNonceInvalidation'>;
  readonly clock: Clock;
  readonly config: VenueConfig;
  /** The session that signed the order. */
  readonly session: Session;
}

/**
 * The session manager's `invalidateNonceBySig`, signed by the delegate for this sender: it uses up the order's nonce, and
 * the session continues with the next one. Errors: those of `Signer.signNonceInvalidation`.
 */
export async function nonceCancelCall(
  { signer, clock, config, session }: NonceCancelPorts,
  order: CancellableOrder,
  sender: OwnerAddress,
): Promise<Result<OwnerCall, AppError>> {
  const { clientOrderId, signature: signed } = order;
  const { sessionId, nonce } = signed;
  const deadline = Math.floor(clock.now() / 1_000) + MAX_INVALIDATION_SECONDS;
  const signature = await signer.signNonceInvalidation({
    clientOrderId,
    invalidation: { sessionId, nonce, deadline, executor: sender },
    signed,
    domain: sessionDomain(config),
    session,
    config,
    why: whyOf(order),
  });
  if (!signature.ok) return signature;
  const data = encodeFunctionData({
    abi: sessionManagerAbi,
    functionName: 'invalidateNonceBySig',
    args: [sessionId, BigInt(nonce), BigInt(deadline), sender, signature.value],
  });
  return ok({ to: config.sessionManager, data, why: whyOf(order) });
}

const whyOf = ({ terms: { intent, sellAmount, sellSymbol } }: CancellableOrder): string =>
  `cancel ${intent} ${sellAmount} ${sellSymbol}`;
