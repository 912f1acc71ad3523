import { isAddressEqual } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { UnixSeconds } from '../../shared/domain/ids.ts';
import type { Session, SessionKeyState } from '../../shared/domain/session.ts';
import type { SessionFacts } from '../chain/chain.ts';
import { sessionChainState } from './session-chain-state.ts';

/** The row with its state on chain; `null` facts mean that the chain knows no such session. */
export function withFacts(session: Session, facts: SessionFacts | null, now: UnixSeconds): Session {
  const limits = session.limits.map((limit) => {
    const left = facts?.remaining.find(({ token }) => isAddressEqual(token, limit.token));
    return { ...limit, remaining: left?.amount ?? null };
  });
  return { ...session, limits, nonce: facts?.nonce ?? null, chain: sessionChainState(facts, now) };
}

/** The row while the chain does not answer: everything that may have changed is unknown. */
export const withoutFacts = (session: Session): Session => ({
  ...session,
  chain: 'unknown',
  nonce: null,
  limits: session.limits.map((limit) => ({ ...limit, remaining: null })),
});

/** The state of a key after a failed attempt to use it. */
export function keyStateOf(error: AppError): SessionKeyState {
  if (error.code === 'KEY_MISSING') return 'missing';
  return error.code === 'KEY_WRONG' ? 'wrong-key' : 'unreadable';
}
