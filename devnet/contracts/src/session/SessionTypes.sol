// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The spending limit of one token in a session, in base units.
struct AssetLimit {
    address token;
    uint256 limit;
}

struct Session {
    address owner;
    address delegate;
    uint48 validAfter;
    uint48 validUntil;
    uint32 maxCalls;
    uint16 maxFeeBps;
}

/// @notice One delegated call. `target` is signed too but not passed: it is the calling contract.
struct SessionCall {
    bytes32 sessionId;
    bytes32 dataHash;
    uint256 nonce;
    uint256 deadline;
    address executor;
    uint256 feeAmount;
}

/// @notice EIP-712 struct hashes of all session messages.
library SessionHashes {
    bytes32 private constant LIMIT_TYPEHASH = keccak256("AssetLimit(address token,uint256 limit)");
    bytes32 private constant SESSION_TYPEHASH = keccak256(
        "Session(address owner,address delegate,uint48 validAfter,uint48 validUntil,uint32 maxCalls,uint16 maxFeeBps,AssetLimit[] limits,bytes32 salt)AssetLimit(address token,uint256 limit)"
    );
    bytes32 private constant CALL_TYPEHASH = keccak256(
        "SessionCall(bytes32 sessionId,address target,bytes32 dataHash,uint256 nonce,uint256 deadline,address executor,uint256 feeAmount)"
    );
    bytes32 private constant REVOKE_TYPEHASH = keccak256("RevokeSession(bytes32 sessionId,uint256 deadline)");
    bytes32 private constant INVALIDATE_TYPEHASH =
        keccak256("InvalidateNonce(bytes32 sessionId,uint256 nonce,uint256 deadline,address executor)");

    function ofSession(Session memory s, AssetLimit[] calldata limits, bytes32 salt)
        internal
        pure
        returns (bytes32)
    {
        bytes32[] memory hashes = new bytes32[](limits.length);
        for (uint256 i = 0; i < limits.length; i++) {
            hashes[i] = keccak256(abi.encode(LIMIT_TYPEHASH, limits[i].token, limits[i].limit));
        }
        // `s` holds six static words, so its encoding is the six fields in the type's order.
        return keccak256(abi.encode(SESSION_TYPEHASH, s, keccak256(abi.encodePacked(hashes)), salt));
    }

    function ofCall(SessionCall calldata call, address target) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                CALL_TYPEHASH,
                call.sessionId,
                target,
                call.dataHash,
                call.nonce,
                call.deadline,
                call.executor,
                call.feeAmount
            )
        );
    }

    function ofRevoke(bytes32 sessionId, uint256 deadline) internal pure returns (bytes32) {
        return keccak256(abi.encode(REVOKE_TYPEHASH, sessionId, deadline));
    }

    function ofInvalidate(bytes32 sessionId, uint256 nonce, uint256 deadline, address executor)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(INVALIDATE_TYPEHASH, sessionId, nonce, deadline, executor));
    }
}
