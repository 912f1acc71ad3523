import type { UnixSeconds } from '../../shared/domain/ids.ts';
import type { OrderSignatureFacts } from '../../shared/domain/order.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { domainRules } from './allow-list.ts';
import { isSame, type Refusal, refusal, same, within } from './refusal.ts';
import type { NonceInvalidation, SessionDomain } from './typed-data.ts';

/** Maximum lifetime of an invalidation: it is sent at once or not at all. */
export const MAX_INVALIDATION_SECONDS = 600;

/** An invalidation and everything it is checked against. */
export interface InvalidationCheck {
  readonly invalidation: NonceInvalidation;
  /** The journaled signature facts of the order to cancel. */
  readonly signed: OrderSignatureFacts;
  /** The EIP-712 domain of the digest. */
  readonly domain: SessionDomain;
  readonly session: Session;
  /** The configuration to sign for. */
  readonly config: VenueConfig;
  /** The chain the user configured. */
  readonly chainId: number;
  readonly now: UnixSeconds;
}

/**
 * The last check before invalidating a nonce. Allows only the nonce this order was signed with, on its own session and
 * the user's chain, with a near deadline, and a sender other than the delegate (the session manager refuses the
 * delegate). Returns ALL refusals with the expected values; an empty list means the invalidation may be signed.
 */
export function checkInvalidation(check: InvalidationCheck): readonly Refusal[] {
  const { invalidation, signed, session, chainId, now } = check;
  const { executor } = invalidation;
  return [
    ...domainRules(check),
    ...same('session.chainId', chainId, session.chainId),
    ...same('session.sessionId', signed.sessionId, session.sessionId),
    ...same('invalidation.sessionId', signed.sessionId, invalidation.sessionId),
    ...same('invalidation.nonce', signed.nonce, invalidation.nonce),
    ...(isSame(executor, session.delegate)
      ? [refusal('invalidation.executor', 'another address than the delegate', executor)]
      : []),
    ...within('invalidation.deadline', invalidation.deadline, now, MAX_INVALIDATION_SECONDS),
  ];
}
