import { toHex } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Session } from '../../shared/domain/session.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { Core } from '../core/open-core.ts';
import type { DelegateKeys } from '../keys/delegate-keys.ts';
import type { SessionGrant } from '../keys/session-grant.ts';
import { deriveSessionId } from '../keys/typed-data.ts';
import type { Owners } from '../owners/owners.ts';
import { laterClock } from './later-clock.ts';
import { toSessionTerms } from './session-terms.ts';
import type { CreateSessionInput } from './sessions.ts';

export interface DraftSessionOptions {
  readonly chain: Chain;
  readonly delegateKeys: DelegateKeys;
  readonly owners: Owners;
}

/** A session that is not on chain yet, and what its owner grants with it. */
export interface SessionDraft {
  readonly session: Session;
  readonly grant: SessionGrant;
}

/**
 * Checks the terms, creates the delegate key and derives the session id.
 * Errors: BAD_INPUT with every issue; those of `Owners.canSend` for owner and payer, before a key is created in vain;
 * those of the chain and the keychain.
 */
export async function draftSession(
  { clock, random }: Pick<Core, 'clock' | 'random'>,
  { chain, delegateKeys, owners }: DraftSessionOptions,
  input: CreateSessionInput,
): Promise<Result<SessionDraft, AppError>> {
  const [tokens, now] = await Promise.all([chain.tokens(), laterClock(chain, clock)]);
  if (!tokens.ok) return tokens;
  if (!now.ok) return now;
  const terms = toSessionTerms(input, tokens.value, Math.floor(now.value / 1_000));
  if (!terms.ok) return terms;
  const { account, payer, maxCalls, maxFeeBps } = input;
  for (const signer of payer === null ? [account] : [account, payer]) {
    const able = await owners.canSend(signer);
    if (!able.ok) return able;
  }
  const delegate = await delegateKeys.create();
  if (!delegate.ok) return delegate;

  const { validAfter, validUntil, units, limits } = terms.value;
  const salt = toHex(random.bytes(32));
  const bounds = { validAfter, validUntil, maxCalls, maxFeeBps };
  const session: Session = {
    sessionId: deriveSessionId(account, delegate.value, salt),
    account,
    delegate: delegate.value,
    chainId: chain.chainId,
    ...bounds,
    limits,
    nonce: null,
    chain: 'not-found',
    key: 'ready',
    createdAt: now.value,
    checkedAt: null,
  };
  const grant = { owner: account, delegate: delegate.value, ...bounds, limits: units, salt };
  return ok({ session, grant });
}
