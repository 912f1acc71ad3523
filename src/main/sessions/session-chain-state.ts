import type { UnixSeconds } from '../../shared/domain/ids.ts';
import type { SessionChainState } from '../../shared/domain/session.ts';
import type { SessionFacts } from '../chain/chain.ts';

/** How the session manager would judge a call at `now`; `null` facts mean that it knows no such session. */
export function sessionChainState(
  facts: Pick<SessionFacts, 'revoked' | 'validAfter' | 'validUntil' | 'maxCalls' | 'nonce'> | null,
  now: UnixSeconds,
): SessionChainState {
  if (facts === null) return 'not-found';
  if (facts.revoked) return 'revoked';
  if (facts.validUntil !== 0 && now >= facts.validUntil) return 'expired';
  if (facts.maxCalls !== 0 && facts.nonce >= facts.maxCalls) return 'calls-exhausted';
  return now < facts.validAfter ? 'not-yet-valid' : 'active';
}
