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

/** The longest a signed call may stay usable: the venue's orders live at most an hour. */
const MAX_DEADLINE_SECONDS = 3_600;

/** Everything a call is judged by. */
export interface SessionCallCheck {
  readonly order: LeveragedOrder;
  readonly call: SessionCall;
  /** The domain the digest will be made for. */
  readonly domain: SessionDomain;
  readonly session: Session;
  /** Fetched from the venue now. */
  readonly config: VenueConfig;
  /** The chain the user configured. */
  readonly chainId: number;
  readonly now: UnixSeconds;
}

/**
 * The last gate before a signature: a call may be signed only for the venue's session manager, engine and executor of
 * now, on the user's chain, for this very order of this very session, within its fee bound and for at most an hour.
 * Returns ALL refusals with what was expected; an empty list means it may be signed.
 */
export function checkSessionCall(check: SessionCallCheck): readonly Refusal[] {
  return [...identityRules(check), ...orderRules(check), ...timeRules(check)];
}

/** Who the signature is for: a drift here sends it to another contract, or makes the engine revert silently. */
function identityRules(check: SessionCallCheck): readonly Refusal[] {
  const { call, config } = check;
  return [
    ...domainRules(check),
    ...sameAddress('call.target', config.leverageRfqEngine, call.target),
    ...sameAddress('call.executor', config.executorAddress, call.executor),
  ];
}

/** A digest is only made for the venue's session manager, and only on the user's chain. */
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
