// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Eip712} from "../lib/Eip712.sol";
import {BPS} from "../lib/Maths.sol";
import {Signatures} from "../lib/Signatures.sol";
import {ISessionManager} from "./ISessionManager.sol";
import {SessionErrors} from "./SessionErrors.sol";
import {AssetLimit, Session, SessionHashes} from "./SessionTypes.sol";

/// @notice The life cycle of a session: an owner grants a delegate limited rights and revokes them.
abstract contract SessionRegistry is ISessionManager, SessionErrors, Eip712 {
    using Signatures for bytes32;

    uint256 private constant MIN_LIFETIME = 1 hours;

    mapping(bytes32 sessionId => Session) public sessions;
    mapping(bytes32 sessionId => bool) public revoked;
    mapping(bytes32 sessionId => mapping(address token => uint256)) public tokenAllowance;

    event SessionCreated(
        bytes32 indexed sessionId,
        address indexed owner,
        address indexed delegate,
        uint48 validAfter,
        uint48 validUntil,
        uint32 maxCalls,
        uint16 maxFeeBps
    );
    event SessionRevoked(bytes32 indexed sessionId, address indexed owner);

    /// @param validUntil 0 for no expiry, which then requires a call limit.
    /// @param maxCalls 0 for no call limit, which then requires an expiry.
    function createSession(
        address delegate,
        uint48 validAfter,
        uint48 validUntil,
        uint32 maxCalls,
        uint16 maxFeeBps,
        AssetLimit[] calldata limits,
        bytes32 salt
    ) external returns (bytes32) {
        return _create(Session(msg.sender, delegate, validAfter, validUntil, maxCalls, maxFeeBps), limits, salt);
    }

    /// @notice The same with the owner's signature, sent by anyone. The session id prevents a replay.
    function createSessionBySig(
        address owner,
        address delegate,
        uint48 validAfter,
        uint48 validUntil,
        uint32 maxCalls,
        uint16 maxFeeBps,
        AssetLimit[] calldata limits,
        bytes32 salt,
        bytes calldata ownerSignature
    ) external returns (bytes32) {
        Session memory session = Session(owner, delegate, validAfter, validUntil, maxCalls, maxFeeBps);
        bytes32 digest = _digest(SessionHashes.ofSession(session, limits, salt));
        if (!digest.isSignedBy(ownerSignature, owner)) revert InvalidSignature();
        return _create(session, limits, salt);
    }

    function revokeSession(bytes32 sessionId) external {
        if (_liveSession(sessionId).owner != msg.sender) revert NotSessionOwner();
        _revoke(sessionId);
    }

    function revokeSessionBySig(bytes32 sessionId, uint256 deadline, bytes calldata ownerSignature) external {
        Session memory session = _liveSession(sessionId);
        if (block.timestamp > deadline) revert DeadlineExpired();
        bytes32 digest = _digest(SessionHashes.ofRevoke(sessionId, deadline));
        if (!digest.isSignedBy(ownerSignature, session.owner)) revert InvalidSignature();
        _revoke(sessionId);
    }

    function _liveSession(bytes32 sessionId) internal view returns (Session memory session) {
        session = sessions[sessionId];
        if (session.owner == address(0)) revert SessionNotFound();
        if (revoked[sessionId]) revert SessionIsRevoked();
    }

    function _create(Session memory session, AssetLimit[] calldata limits, bytes32 salt)
        private
        returns (bytes32 sessionId)
    {
        sessionId = keccak256(abi.encode(session.owner, session.delegate, salt));
        if (sessions[sessionId].owner != address(0)) revert SessionAlreadyExists();
        _checkTerms(session);
        sessions[sessionId] = session;
        _setLimits(sessionId, limits);
        emit SessionCreated(
            sessionId,
            session.owner,
            session.delegate,
            session.validAfter,
            session.validUntil,
            session.maxCalls,
            session.maxFeeBps
        );
    }

    function _checkTerms(Session memory session) private view {
        if (session.delegate == address(0)) revert InvalidDelegate();
        if (session.maxFeeBps > BPS) revert MaxFeeBpsTooHigh();
        if (session.validUntil == 0) {
            if (session.maxCalls == 0) revert SessionMustHaveExpiryOrCallLimit();
            return;
        }
        uint256 start = session.validAfter > block.timestamp ? session.validAfter : block.timestamp;
        if (session.validUntil < start + MIN_LIFETIME) revert SessionExpiryTooSoon();
    }

    /// @dev A limit of zero is the same as no limit: the token cannot be spent.
    function _setLimits(bytes32 sessionId, AssetLimit[] calldata limits) private {
        for (uint256 i = 0; i < limits.length; i++) {
            address token = limits[i].token;
            if (token == address(0)) revert AssetNotAllowed();
            for (uint256 j = 0; j < i; j++) {
                if (limits[j].token == token) revert DuplicateAsset();
            }
            tokenAllowance[sessionId][token] = limits[i].limit;
        }
    }

    function _revoke(bytes32 sessionId) private {
        revoked[sessionId] = true;
        emit SessionRevoked(sessionId, sessions[sessionId].owner);
    }
}
