import { encodeFunctionData } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Hex, OwnerAddress } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, type Result } from '../../shared/result.ts';
import { sessionManagerAbi as abi } from '../chain/abi/session-manager.ts';
import type { Chain, TxReceiptFacts } from '../chain/chain.ts';
import type { Core } from '../core/open-core.ts';
import { domainRules } from '../keys/allow-list.ts';
import { grantConsent, type OwnerConsent, revocationConsent } from '../keys/owner-consent.ts';
import type { SessionGrant } from '../keys/session-grant.ts';
import { sessionDomain } from '../keys/typed-data.ts';
import type { Owners } from '../owners/owners.ts';
import { laterClock } from './later-clock.ts';

/** Where a session is created or revoked, and who pays for it. */
interface SessionSending {
  readonly config: VenueConfig;
  /** Sends what the owner signs and pays for the gas; null if the owner sends the transaction. */
  readonly payer: OwnerAddress | null;
}

/**
 * Errors of both: those of `Owners`; CHAIN_UNREACHABLE; SIGNING_REFUSED if the configuration is for another chain than
 * the user's.
 */
export interface SessionTransactions {
  create(grant: SessionGrant, sending: SessionSending): Promise<Result<TxReceiptFacts, AppError>>;
  revoke(
    session: Pick<Session, 'account' | 'sessionId'>,
    sending: SessionSending,
  ): Promise<Result<TxReceiptFacts, AppError>>;
}

export interface SessionTransactionsOptions {
  readonly chain: Pick<Chain, 'chainId' | 'latestBlock'>;
  readonly owners: Owners;
}

/** How long a signed revocation stays valid: time to answer in a wallet and to send it. */
const REVOCATION_SECONDS = 900;

/** Session manager calls that an owner sends, or signs for another account to send (docs/venue-api.md, "Sessions"). */
export function createSessionTransactions(
  { clock }: Pick<Core, 'clock'>,
  { chain, owners }: SessionTransactionsOptions,
): SessionTransactions {
  const sign = async (
    owner: OwnerAddress,
    consent: OwnerConsent,
    config: VenueConfig,
  ): Promise<Result<Hex, AppError>> => {
    const check = { domain: sessionDomain(config), config, chainId: chain.chainId };
    const [refusal] = domainRules(check);
    return refusal ? err(refusal) : owners.sign(owner, consent);
  };

  return {
    async create(grant, { config, payer }) {
      const { owner, delegate, validAfter, validUntil, maxCalls, maxFeeBps, limits, salt } = grant;
      const args = [delegate, validAfter, validUntil, maxCalls, maxFeeBps, limits, salt] as const;
      const consent = grantConsent(grant, sessionDomain(config));
      const call = { to: config.sessionManager, why: consent.why };
      if (payer === null) {
        const data = encodeFunctionData({ abi, functionName: 'createSession', args });
        return owners.send(owner, { ...call, data });
      }
      const signature = await sign(owner, consent, config);
      if (!signature.ok) return signature;
      const data = encodeFunctionData({
        abi,
        functionName: 'createSessionBySig',
        args: [owner, ...args, signature.value],
      });
      return owners.send(payer, { ...call, data });
    },

    async revoke({ account, sessionId }, { config, payer }) {
      const call = { to: config.sessionManager, why: `revoke session ${sessionId}` };
      if (payer === null) {
        const args = [sessionId] as const;
        const data = encodeFunctionData({ abi, functionName: 'revokeSession', args });
        return owners.send(account, { ...call, data });
      }
      const now = await laterClock(chain, clock);
      if (!now.ok) return now;
      const deadline = Math.floor(now.value / 1_000) + REVOCATION_SECONDS;
      const consent = revocationConsent(sessionId, deadline, sessionDomain(config));
      const signature = await sign(account, consent, config);
      if (!signature.ok) return signature;
      const args = [sessionId, BigInt(deadline), signature.value] as const;
      const data = encodeFunctionData({ abi, functionName: 'revokeSessionBySig', args });
      return owners.send(payer, { ...call, data });
    },
  };
}
