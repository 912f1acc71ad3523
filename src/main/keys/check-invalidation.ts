import type { UnixSeconds } from '../../shared/domain/ids.ts';
import type { OrderSignatureFacts } from '../../shared/domain/order.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { domainRules } from './allow-list.ts';
import { isSame, type Refusal, refusal, same, within } from './refusal.ts';
import type { NonceInvalidation, SessionDomain } from './typed-data.ts';

/** The longest an invalidation may stay usable: it is sent at once, or not at all. */
export const MAX_INVALIDATION_SECONDS = 600;

/** Everything an invalidation is judged by. */
export interface InvalidationCheck {
  readonly invalidation: NonceInvalidation;
  /** What was signed for the order that is to be cancelled, as journaled. */
  readonly signed: OrderSignatureFacts;
  /** The domain the digest will be made for. */
  readonly domain: SessionDomain;
  readonly session: Session;
  /** The configuration that is signed for. */
  readonly config: VenueConfig;
  /** The chain the user configured. */
  readonly chainId: number;
  readonly now: UnixSeconds;
}

/**
 * The last gate before a nonce is given up: only the nonce that this very order was signed with, on its own session, on
 * the user's chain, soon, by a sender that is not the delegate itself (the session manager refuses that one).
 * Returns ALL refusals with what was expected; an empty list means it may be signed.
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
