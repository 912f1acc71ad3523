import type { UnixSeconds } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { feeBound } from '../../shared/math/fees.ts';
import { isSame, type Refusal, refusal, same, sameAddress, within } from './refusal.ts';
import {
  type LeveragedOrder,
  leveragedOrderHash,
  type SessionCall,
  type SessionDomain,
} from './typed-data.ts';

/** Maximum lifetime of a signed call: the venue's orders live at most an hour. */
const MAX_DEADLINE_SECONDS = 3_600;

/** A call and everything it is checked against. */
export interface SessionCallCheck {
  readonly order: LeveragedOrder;
  readonly call: SessionCall;
  /** The EIP-712 domain of the digest. */
  readonly domain: SessionDomain;
  readonly session: Session;
  /** Freshly fetched from the venue. */
  readonly config: VenueConfig;
  /** The chain the user configured. */
  readonly chainId: number;
  readonly now: UnixSeconds;
}

/**
 * The last check before signing. A call may be signed only for the venue's current session manager, engine and
 * executor, on the user's chain, for exactly this order and session, within the session's fee limit and for at most an
 * hour. Returns ALL refusals with the expected values; an empty list means the call may be signed.
 */
export function checkSessionCall(check: SessionCallCheck): readonly Refusal[] {
  return [...identityRules(check), ...orderRules(check), ...timeRules(check)];
}

/** Who the signature is for: a mismatch here sends it to another contract or makes the engine revert silently. */
function identityRules(check: SessionCallCheck): readonly Refusal[] {
  const { call, config } = check;
  return [
    ...domainRules(check),
    ...sameAddress('call.target', config.leverageRfqEngine, call.target),
    ...sameAddress('call.executor', config.executorAddress, call.executor),
  ];
}

/** A digest may only be for the venue's session manager on the user's chain. */
export function domainRules({
  domain,
  config,
  chainId,
}: Pick<SessionCallCheck, 'domain' | 'config' | 'chainId'>): readonly Refusal[] {
  return [
    ...same('domain.name', config.sessionManagerDomainName, domain.name),
    ...same('domain.chainId', chainId, domain.chainId),
    ...sameAddress('domain.verifyingContract', config.sessionManager, domain.verifyingContract),
    ...same('config.chainId', chainId, config.chainId),
    ...same('config.signingChainId', chainId, config.signingChainId),
  ];
}

function orderRules({ order, call, session, chainId }: SessionCallCheck): readonly Refusal[] {
  const fee = order.feeAmount + call.feeAmount;
  const maxFee = feeBound(order.sellAmount, session.maxFeeBps);
  const feeRefused = order.feeAmount < 0n || call.feeAmount < 0n || fee > maxFee;
  return [
    ...sameAddress('order.user', session.account, order.user),
    ...same('session.chainId', chainId, session.chainId),
    ...same('call.sessionId', session.sessionId, call.sessionId),
    ...same('call.dataHash', leveragedOrderHash(order), call.dataHash),
    ...(feeRefused ? [refusal('fee', `at most ${maxFee}`, `${fee}`)] : []),
    ...sellLimitRule(order, session),
  ];
}

function sellLimitRule(order: LeveragedOrder, session: Session): readonly Refusal[] {
  const limited = session.limits.some((limit) => isSame(limit.token, order.sellToken));
  return limited
    ? []
    : [refusal('order.sellToken', 'a token the session may spend', order.sellToken)];
}

function timeRules({ order, call, session, now }: SessionCallCheck): readonly Refusal[] {
  const outlives = session.validUntil !== 0 && now >= session.validUntil;
  return [
    ...within('call.deadline', call.deadline, now, MAX_DEADLINE_SECONDS),
    ...within('order.validTo', order.validTo, now, MAX_DEADLINE_SECONDS),
    ...(outlives ? [refusal('session.validUntil', `after ${now}`, `${session.validUntil}`)] : []),
  ];
}
