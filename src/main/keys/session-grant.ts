import { keccak256 } from 'viem';
import type {
  DelegateAddress,
  Hex,
  OwnerAddress,
  TokenAddress,
  UnixSeconds,
} from '../../shared/domain/ids.ts';
import {
  addressWord,
  bytes32Word,
  digest,
  domainSeparator,
  structHash,
  typeHash,
  uintWord,
} from './eip712.ts';
import type { SessionDomain } from './typed-data.ts';

/** What an owner grants a delegate. Limits are in base units; 2²⁵⁶−1 means no limit. */
export interface SessionGrant {
  readonly owner: OwnerAddress;
  readonly delegate: DelegateAddress;
  readonly validAfter: UnixSeconds;
  readonly validUntil: UnixSeconds;
  readonly maxCalls: number;
  readonly maxFeeBps: number;
  readonly limits: readonly { readonly token: TokenAddress; readonly limit: bigint }[];
  readonly salt: Hex;
}

const LIMIT = 'AssetLimit(address token,uint256 limit)';
const LIMIT_TYPE = typeHash(LIMIT);
const GRANT_TYPE = typeHash(
  `Session(address owner,address delegate,uint48 validAfter,uint48 validUntil,uint32 maxCalls,uint16 maxFeeBps,AssetLimit[] limits,bytes32 salt)${LIMIT}`,
);

/** The digest the owner signs so that anyone can create the session in one transaction. */
export function sessionGrantDigest(grant: SessionGrant, domain: SessionDomain): Hex {
  const limits = grant.limits.map(({ token, limit }) =>
    bytes32Word(structHash(LIMIT_TYPE, addressWord(token), uintWord(limit, 256))),
  );
  const struct = structHash(
    GRANT_TYPE,
    addressWord(grant.owner),
    addressWord(grant.delegate),
    uintWord(grant.validAfter, 48),
    uintWord(grant.validUntil, 48),
    uintWord(grant.maxCalls, 32),
    uintWord(grant.maxFeeBps, 16),
    bytes32Word(keccak256(`0x${limits.join('')}`)),
    bytes32Word(grant.salt),
  );
  return digest(domainSeparator(domain), struct);
}
