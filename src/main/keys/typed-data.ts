import { keccak256 } from 'viem';
import {
  type Address,
  type DelegateAddress,
  type Hex,
  type OrderDigest,
  type OrderHash,
  type OwnerAddress,
  orderDigest,
  orderHash,
  type SessionId,
  sessionId,
  type TokenAddress,
  type UnixSeconds,
} from '../../shared/domain/ids.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import {
  addressWord,
  bytes32Word,
  type Domain,
  digest,
  domainSeparator,
  structHash,
  typeHash,
  uintWord,
} from './eip712.ts';

/** An order in the engine's format; amounts in base units. */
export interface LeveragedOrder {
  /** 0 open, 1 close, 2 swap. */
  readonly action: 0 | 1 | 2;
  readonly user: OwnerAddress;
  readonly sellToken: TokenAddress;
  readonly buyToken: TokenAddress;
  readonly sellAmount: bigint;
  readonly buyAmount: bigint;
  readonly validTo: UnixSeconds;
  readonly feeAmount: bigint;
}

/** What the delegate signs: one order, at one nonce, for one executor. */
export interface SessionCall {
  readonly sessionId: SessionId;
  readonly target: Address;
  readonly dataHash: OrderHash;
  readonly nonce: number;
  readonly deadline: UnixSeconds;
  readonly executor: Address;
  readonly feeAmount: bigint;
}

/** The session manager's EIP-712 domain; its version is always "1". */
export type SessionDomain = Domain;

export interface NonceInvalidation {
  readonly sessionId: SessionId;
  readonly nonce: number;
  readonly deadline: UnixSeconds;
  readonly executor: Address;
}

const ORDER_TYPE = typeHash(
  'LeveragedOrder(uint8 action,address user,address sellToken,address buyToken,uint256 sellAmount,uint256 buyAmount,uint32 validTo,uint256 feeAmount)',
);
const CALL_TYPE = typeHash(
  'SessionCall(bytes32 sessionId,address target,bytes32 dataHash,uint256 nonce,uint256 deadline,address executor,uint256 feeAmount)',
);
const REVOKE_TYPE = typeHash('RevokeSession(bytes32 sessionId,uint256 deadline)');
const INVALIDATE_TYPE = typeHash(
  'InvalidateNonce(bytes32 sessionId,uint256 nonce,uint256 deadline,address executor)',
);

/** The EIP-712 domain of the venue's sessions, from its configuration. */
export const sessionDomain = (config: VenueConfig): SessionDomain => ({
  name: config.sessionManagerDomainName,
  chainId: config.signingChainId,
  verifyingContract: config.sessionManager,
});

/** The EIP-712 struct hash of an order, including the type hash: `dataHash` of a session call. */
export function leveragedOrderHash(order: LeveragedOrder): OrderHash {
  return orderHash(
    structHash(
      ORDER_TYPE,
      uintWord(order.action, 8),
      addressWord(order.user),
      addressWord(order.sellToken),
      addressWord(order.buyToken),
      uintWord(order.sellAmount, 256),
      uintWord(order.buyAmount, 256),
      uintWord(order.validTo, 32),
      uintWord(order.feeAmount, 256),
    ),
  );
}

/** The engine's own digest of an order, from its hash. The engine marks this digest as filled or cancelled. */
export function engineOrderDigest(
  hash: OrderHash,
  engine: Pick<VenueConfig, 'chainId' | 'leverageRfqEngine'>,
): OrderDigest {
  const separator = domainSeparator({
    name: 'LeverageRfqEngine',
    chainId: engine.chainId,
    verifyingContract: engine.leverageRfqEngine,
  });
  return orderDigest(digest(separator, hash));
}

/** The digest the delegate signs for one call. */
export function sessionCallDigest(call: SessionCall, domain: SessionDomain): Hex {
  const struct = structHash(
    CALL_TYPE,
    bytes32Word(call.sessionId),
    addressWord(call.target),
    bytes32Word(call.dataHash),
    uintWord(call.nonce, 256),
    uintWord(call.deadline, 256),
    addressWord(call.executor),
    uintWord(call.feeAmount, 256),
  );
  return digest(domainSeparator(domain), struct);
}

/** The digest the owner signs so that anyone can revoke the session in a transaction. */
export const revokeSessionDigest = (
  revocation: { readonly sessionId: SessionId; readonly deadline: UnixSeconds },
  domain: SessionDomain,
): Hex =>
  digest(
    domainSeparator(domain),
    structHash(REVOKE_TYPE, bytes32Word(revocation.sessionId), uintWord(revocation.deadline, 256)),
  );

/** The digest the delegate signs to invalidate a nonce. */
export const invalidateNonceDigest = (
  invalidation: NonceInvalidation,
  domain: SessionDomain,
): Hex =>
  digest(
    domainSeparator(domain),
    structHash(
      INVALIDATE_TYPE,
      bytes32Word(invalidation.sessionId),
      uintWord(invalidation.nonce, 256),
      uintWord(invalidation.deadline, 256),
      addressWord(invalidation.executor),
    ),
  );

/** The id the session manager will assign to a session: `keccak256(abi.encode(owner, delegate, salt))`. */
export const deriveSessionId = (
  owner: OwnerAddress,
  delegate: DelegateAddress,
  salt: Hex,
): SessionId =>
  sessionId(keccak256(`0x${addressWord(owner)}${addressWord(delegate)}${bytes32Word(salt)}`));
