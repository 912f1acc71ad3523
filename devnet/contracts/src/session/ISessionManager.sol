// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SessionCall} from "./SessionTypes.sol";

interface ISessionManager {
    function sessions(bytes32 sessionId)
        external
        view
        returns (
            address owner,
            address delegate,
            uint48 validAfter,
            uint48 validUntil,
            uint32 maxCalls,
            uint16 maxFeeBps
        );

    function validateAndConsume(
        address spendToken,
        uint256 spendAmount,
        SessionCall calldata call,
        bytes calldata delegateSignature,
        address executor
    ) external;
}
