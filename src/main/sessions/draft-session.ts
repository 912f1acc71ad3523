import { encodeFunctionData, toHex } from 'viem';
import type { AppError } from '../../shared/contract/app-error.ts';
import type { Hex } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import { ok, type Result } from '../../shared/result.ts';
import { sessionManagerAbi } from '../chain/abi/session-manager.ts';
import type { Chain } from '../chain/chain.ts';
import type { Clock, Random } from '../ports.ts';
import type { DelegateKeys } from '../signing/delegate-keys.ts';
import { deriveSessionId } from '../signing/typed-data.ts';
import type { Owners } from '../wallet/owners.ts';
import { toSessionTerms } from './session-terms.ts';
import type { CreateSessionInput } from './sessions.ts';

export interface DraftSessionPorts {
  readonly chain: Chain;
  readonly delegateKeys: DelegateKeys;
  readonly owners: Owners;
  readonly clock: Clock;
  readonly random: Random;
}

/** A session that is not on chain yet, and the owner's call that puts it there. */
export interface SessionDraft {
  readonly session: Session;
  readonly data: Hex;
}

/**
 * Checks the terms, makes the delegate's key and works out the session's id.
 * Errors: BAD_INPUT with every issue; those of `Owners.canSend`, before a key is made for nothing;
 * those of the chain and the keychain.
 */
export async function draftSession(
  { chain, delegateKeys, owners, clock, random }: DraftSessionPorts,
  input: CreateSessionInput,
): Promise<Result<SessionDraft, AppError>> {
  const [tokens, block] = await Promise.all([chain.tokens(), chain.latestBlock()]);
  if (!tokens.ok) return tokens;
  if (!block.ok) return block;
  const now = Math.max(Math.floor(clock.now() / 1_000), block.value.timestamp);
  const terms = toSessionTerms(input, tokens.value, now);
  if (!terms.ok) return terms;
  const owner = await owners.canSend(input.account);
  if (!owner.ok) return owner;
  const delegate = await delegateKeys.create();
  if (!delegate.ok) return delegate;

  const salt = toHex(random.bytes(32));
  const { account, maxCalls, maxFeeBps } = input;
  const { validAfter, validUntil, units, limits } = terms.value;
  const args = [delegate.value, validAfter, validUntil, maxCalls, maxFeeBps, units, salt] as const;
  const call = { abi: sessionManagerAbi, functionName: 'createSession', args } as const;
  const session: Session = {
    sessionId: deriveSessionId(account, delegate.value, salt),
    account,
    delegate: delegate.value,
    chainId: chain.chainId,
    validAfter,
    validUntil,
    maxCalls,
    maxFeeBps,
    limits,
    nonce: null,
    chain: 'not-found',
    key: 'ready',
    createdAt: clock.now(),
    checkedAt: null,
  };
  return ok({ session, data: encodeFunctionData(call) });
}
