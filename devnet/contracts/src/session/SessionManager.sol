// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Eip712} from "../lib/Eip712.sol";
import {Owned} from "../lib/Owned.sol";
import {Signatures} from "../lib/Signatures.sol";
import {SessionRegistry} from "./SessionRegistry.sol";
import {Session, SessionCall, SessionHashes} from "./SessionTypes.sol";

/// @notice Spends a session's allowances, one sequential nonce at a time. The rules and the error names are those of
/// the venue's published SessionManager (docs/venue-api.md).
contract SessionManager is SessionRegistry, Owned {
    using Signatures for bytes32;

    /// @notice The contracts that may consume sessions.
    mapping(address target => bool) public allowedTarget;
    /// @notice The next nonce, which is also the number of calls already used or burnt.
    mapping(bytes32 sessionId => uint256) public nonces;

    event SessionConsumed(
        bytes32 indexed sessionId,
        address indexed owner,
        address indexed target,
        address executor,
        uint256 nonce,
        bytes32 dataHash,
        address spendToken,
        uint256 spendAmount,
        uint256 feeAmount
    );
    event NonceInvalidated(bytes32 indexed sessionId, address indexed delegate, uint256 invalidatedNonce);

    constructor() Eip712("ftUSD SessionManager") {}

    function setAllowedTarget(address target, bool allowed) external onlyOwner {
        allowedTarget[target] = allowed;
    }

    /// @notice Accepts one signed call for the calling target and charges the session for it.
    function validateAndConsume(
        address spendToken,
        uint256 spendAmount,
        SessionCall calldata call,
        bytes calldata delegateSignature,
        address executor
    ) external {
        if (!allowedTarget[msg.sender]) revert TargetNotAllowed();
        Session memory session = _usableSession(call.sessionId);
        if (block.timestamp > call.deadline) revert DeadlineExpired();
        if (executor != call.executor) revert ExecutorMismatch();
        if (executor == session.delegate) revert ExecutorCannotBeDelegate();
        _useNonce(call.sessionId, call.nonce);
        bytes32 digest = _digest(SessionHashes.ofCall(call, msg.sender));
        if (!digest.isSignedBy(delegateSignature, session.delegate)) revert InvalidSignature();
        _spend(call.sessionId, spendToken, spendAmount);
        emit SessionConsumed(
            call.sessionId,
            session.owner,
            msg.sender,
            executor,
            call.nonce,
            call.dataHash,
            spendToken,
            spendAmount,
            call.feeAmount
        );
    }

    /// @notice Burns the current nonce, so that anything signed with it can no longer be used.
    /// @param executor The account the delegate names as the sender; it may be the delegate.
    function invalidateNonceBySig(
        bytes32 sessionId,
        uint256 nonce,
        uint256 deadline,
        address executor,
        bytes calldata delegateSignature
    ) external {
        Session memory session = _liveSession(sessionId);
        if (block.timestamp > deadline) revert DeadlineExpired();
        if (executor != msg.sender) revert ExecutorMismatch();
        _useNonce(sessionId, nonce);
        bytes32 digest = _digest(SessionHashes.ofInvalidate(sessionId, nonce, deadline, executor));
        if (!digest.isSignedBy(delegateSignature, session.delegate)) revert InvalidSignature();
        emit NonceInvalidated(sessionId, session.delegate, nonce);
    }

    function _usableSession(bytes32 sessionId) private view returns (Session memory session) {
        session = _liveSession(sessionId);
        if (block.timestamp < session.validAfter) revert SessionNotYetValid();
        if (session.validUntil != 0 && block.timestamp > session.validUntil) revert SessionExpired();
        if (session.maxCalls != 0 && nonces[sessionId] >= session.maxCalls) revert SessionCallsExceeded();
    }

    function _useNonce(bytes32 sessionId, uint256 nonce) private {
        uint256 expected = nonces[sessionId];
        if (nonce != expected) revert InvalidNonce(expected, nonce);
        nonces[sessionId] = expected + 1;
    }

    /// @dev A call that spends nothing (a cancellation) needs no allowance. The largest limit never decreases.
    function _spend(bytes32 sessionId, address token, uint256 amount) private {
        if (amount == 0) return;
        uint256 remaining = tokenAllowance[sessionId][token];
        if (remaining == 0) revert AssetNotAllowed();
        if (amount > remaining) revert AssetLimitExceeded(token, amount, remaining);
        if (remaining != type(uint256).max) tokenAllowance[sessionId][token] = remaining - amount;
    }
}
