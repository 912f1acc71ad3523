// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Eip712} from "../lib/Eip712.sol";
import {BPS, mulDivUp} from "../lib/Maths.sol";
import {Signatures} from "../lib/Signatures.sol";
import {ISessionManager} from "../session/ISessionManager.sol";
import {SessionCall} from "../session/SessionTypes.sol";
import {LeverageErrors} from "./LeverageErrors.sol";
import {LeveragedOrder, LeverageHashes} from "./LeverageTypes.sol";

/// @notice Authorises fills and cancels orders.
abstract contract OrderBook is LeverageErrors, Eip712 {
    using LeverageHashes for LeveragedOrder;
    using Signatures for bytes32;

    ISessionManager public immutable sessionManager;
    /// @notice True once an order was filled or cancelled.
    mapping(bytes32 digest => bool) public filledDigests;

    event OrderCancelled(address indexed sender, bytes32 indexed digest);

    constructor(ISessionManager sessionManager_) Eip712("LeverageRfqEngine") {
        sessionManager = sessionManager_;
    }

    function orderDigest(LeveragedOrder calldata order) public view returns (bytes32) {
        return _digest(order.structHash());
    }

    function cancelOrder(LeveragedOrder calldata order) external {
        if (msg.sender != order.user) revert LeverageBadSignature();
        _cancel(order);
    }

    /// @notice Cancels through a delegate's call over the same order. Uses the nonce and spends nothing.
    function cancelOrderWithSession(
        LeveragedOrder calldata order,
        SessionCall calldata call,
        bytes calldata delegateSignature
    ) external {
        _checkCall(order, call, 0);
        _cancel(order);
        sessionManager.validateAndConsume(order.sellToken, 0, call, delegateSignature, msg.sender);
    }

    function _checkOrder(LeveragedOrder calldata order, uint8 action) internal view {
        if (order.action != action) revert LeverageActionMismatch();
        if (block.timestamp > order.validTo) revert LeverageExpired();
        if (order.sellAmount == 0 || order.buyAmount == 0) revert LeverageAmountZero();
        if (order.sellToken == order.buyToken) revert LeverageSameToken();
    }

    /// @dev The owner's own authority: their signature in the engine's domain, fillable by anyone.
    function _authoriseBySignature(LeveragedOrder calldata order, bytes calldata signature)
        internal
        returns (bytes32 digest)
    {
        digest = _markFilled(order);
        if (!digest.isSignedBy(signature, order.user)) revert LeverageBadSignature();
    }

    /// @dev A delegate's authority: a session call over this order, sent by the executor it names. The
    /// session is charged for everything that leaves the account, so the fees count against its limit.
    function _authoriseBySession(
        LeveragedOrder calldata order,
        SessionCall calldata call,
        bytes calldata delegateSignature
    ) internal returns (bytes32 digest) {
        uint256 base = order.sellAmount + order.feeAmount;
        _checkCall(order, call, base);
        digest = _markFilled(order);
        sessionManager.validateAndConsume(
            order.sellToken, base + call.feeAmount, call, delegateSignature, msg.sender
        );
    }

    /// @param base The amount without the session's fee, which bounds that fee: at most
    /// ceil(base · maxFeeBps / 10 000).
    function _checkCall(LeveragedOrder calldata order, SessionCall calldata call, uint256 base) private view {
        if (call.executor != msg.sender) revert LeverageSessionExecutorMismatch();
        if (call.dataHash != order.structHash()) revert LeverageSessionDataHashMismatch();
        (address owner,,,,, uint16 maxFeeBps) = sessionManager.sessions(call.sessionId);
        if (owner != order.user) revert LeverageSessionOwnerMismatch();
        if (call.feeAmount > mulDivUp(base, maxFeeBps, BPS)) revert LeverageSessionFeeTooHigh();
    }

    function _markFilled(LeveragedOrder calldata order) private returns (bytes32 digest) {
        digest = orderDigest(order);
        if (filledDigests[digest]) revert LeverageAlreadyFilled();
        filledDigests[digest] = true;
    }

    function _cancel(LeveragedOrder calldata order) private {
        bytes32 digest = orderDigest(order);
        if (filledDigests[digest]) revert LeverageOrderNotActive();
        filledDigests[digest] = true;
        emit OrderCancelled(msg.sender, digest);
    }
}
