import type { TypedDataDefinition } from 'viem';
import type { Hex, SessionId, UnixSeconds } from '../../shared/domain/ids.ts';
import { type SessionGrant, sessionGrantDigest } from './session-grant.ts';
import { deriveSessionId, revokeSessionDigest, type SessionDomain } from './typed-data.ts';

/** An owner's signed consent about a session; another account sends it and pays the gas. */
export interface OwnerConsent {
  readonly what: 'session' | 'revoke-session';
  readonly sessionId: SessionId;
  /** For the audit log and the wallet page. */
  readonly why: string;
  /** The form that a wallet signs. */
  readonly typedData: TypedDataDefinition;
  /** The digest from our own encoder; a local key signs this. */
  readonly digest: Hex;
}

const GRANT_TYPES = {
  Session: [
    { name: 'owner', type: 'address' },
    { name: 'delegate', type: 'address' },
    { name: 'validAfter', type: 'uint48' },
    { name: 'validUntil', type: 'uint48' },
    { name: 'maxCalls', type: 'uint32' },
    { name: 'maxFeeBps', type: 'uint16' },
    { name: 'limits', type: 'AssetLimit[]' },
    { name: 'salt', type: 'bytes32' },
  ],
  AssetLimit: [
    { name: 'token', type: 'address' },
    { name: 'limit', type: 'uint256' },
  ],
} as const;

const REVOCATION_TYPES = {
  RevokeSession: [
    { name: 'sessionId', type: 'bytes32' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const;

/**
 * Consent to create a session, for the session manager's `createSessionBySig` (docs/venue-api.md, "Sessions"). Can be
 * used only once, because session ids are unique.
 */
export function grantConsent(grant: SessionGrant, domain: SessionDomain): OwnerConsent {
  const { owner, delegate, salt, limits } = grant;
  const sessionId = deriveSessionId(owner, delegate, salt);
  return {
    what: 'session',
    sessionId,
    why: `create session ${sessionId}`,
    typedData: {
      domain: { ...domain, version: '1' },
      types: GRANT_TYPES,
      primaryType: 'Session',
      message: { ...grant, limits: limits.map((limit) => ({ ...limit })) },
    },
    digest: sessionGrantDigest(grant, domain),
  };
}

/**
 * Consent to revoke a session before `deadline`, for the session manager's `revokeSessionBySig` (docs/venue-api.md,
 * "Sessions").
 */
export function revocationConsent(
  sessionId: SessionId,
  deadline: UnixSeconds,
  domain: SessionDomain,
): OwnerConsent {
  return {
    what: 'revoke-session',
    sessionId,
    why: `revoke session ${sessionId}`,
    typedData: {
      domain: { ...domain, version: '1' },
      types: REVOCATION_TYPES,
      primaryType: 'RevokeSession',
      message: { sessionId, deadline: BigInt(deadline) },
    },
    digest: revokeSessionDigest({ sessionId, deadline }, domain),
  };
}
