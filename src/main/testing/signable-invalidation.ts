import type { InvalidationCheck } from '../keys/check-invalidation.ts';
import { engineOrderDigest } from '../keys/typed-data.ts';
import { signableCall } from './signable-call.ts';

/** An invalidation of the nonce of `signableCall`'s order, at unix second 1 000, by a separate sender. */
export function signableInvalidation(
  ...delegate: Parameters<typeof signableCall>
): InvalidationCheck {
  const { call, config, domain, session, chainId, now } = signableCall(...delegate);
  const { sessionId, nonce, deadline, dataHash } = call;
  return {
    invalidation: { sessionId, nonce, deadline: now + 600, executor: session.account },
    signed: {
      sessionId,
      nonce,
      deadline,
      orderHash: dataHash,
      orderDigest: engineOrderDigest(dataHash, config),
    },
    domain,
    session,
    config,
    chainId,
    now,
  };
}
