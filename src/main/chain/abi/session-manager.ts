import { parseAbi } from 'viem';

export const sessionManagerAbi = parseAbi([
  'struct AssetLimit { address token; uint256 limit; }',
  'function createSession(address delegate, uint48 validAfter, uint48 validUntil, uint32 maxCalls, uint16 maxFeeBps, AssetLimit[] limits, bytes32 salt) returns (bytes32)',
  'function createSessionBySig(address owner, address delegate, uint48 validAfter, uint48 validUntil, uint32 maxCalls, uint16 maxFeeBps, AssetLimit[] limits, bytes32 salt, bytes ownerSignature) returns (bytes32)',
  'function revokeSession(bytes32 sessionId)',
  'function revokeSessionBySig(bytes32 sessionId, uint256 deadline, bytes ownerSignature)',
  'function invalidateNonceBySig(bytes32 sessionId, uint256 nonce, uint256 deadline, address executor, bytes delegateSignature)',
  'function sessions(bytes32 sessionId) view returns (address owner, address delegate, uint48 validAfter, uint48 validUntil, uint32 maxCalls, uint16 maxFeeBps)',
  'function revoked(bytes32 sessionId) view returns (bool)',
  'function nonces(bytes32 sessionId) view returns (uint256)',
  'function tokenAllowance(bytes32 sessionId, address token) view returns (uint256)',
  'event SessionConsumed(bytes32 indexed sessionId, address indexed owner, address indexed target, address executor, uint256 nonce, bytes32 dataHash, address spendToken, uint256 spendAmount, uint256 feeAmount)',
  'event NonceInvalidated(bytes32 indexed sessionId, address indexed delegate, uint256 invalidatedNonce)',
]);
