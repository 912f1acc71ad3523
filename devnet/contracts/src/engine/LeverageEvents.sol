// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The venue's fill events. `feeAmount` is the order's own fee (a session's fee is in SessionConsumed),
/// `receiver` gets the sold tokens, and a flash fill does not say how much was bought: that is in the positions
/// manager's DepositFor and RepayFor events of the same transaction.
interface LeverageEvents {
    event OpenLeverageFilled(
        address indexed filler,
        address indexed user,
        address indexed receiver,
        address sellToken,
        address buyToken,
        uint256 sellAmount,
        uint256 buyAmountIn,
        uint256 buyAmountMin,
        uint256 feeAmount,
        bytes32 digest
    );
    event CloseLeverageFilled(
        address indexed filler,
        address indexed user,
        address indexed receiver,
        address sellToken,
        address buyToken,
        uint256 sellAmount,
        uint256 buyAmountIn,
        uint256 buyAmountMin,
        uint256 feeAmount,
        bytes32 digest
    );
    event CollateralSwapFilled(
        address indexed filler,
        address indexed user,
        address indexed receiver,
        address sellToken,
        address buyToken,
        uint256 sellAmount,
        uint256 buyAmountIn,
        uint256 buyAmountMin,
        uint256 feeAmount,
        bytes32 digest
    );
    event OpenLeverageFlashFilled(
        address indexed filler,
        address indexed user,
        address indexed receiver,
        address sellToken,
        address buyToken,
        uint256 sellAmount,
        uint256 buyAmountMin,
        uint256 feeAmount,
        address fillTarget,
        bytes32 digest
    );
    event CloseLeverageFlashFilled(
        address indexed filler,
        address indexed user,
        address indexed receiver,
        address sellToken,
        address buyToken,
        uint256 sellAmount,
        uint256 buyAmountMin,
        uint256 feeAmount,
        address fillTarget,
        bytes32 digest
    );
    event CollateralSwapFlashFilled(
        address indexed filler,
        address indexed user,
        address indexed receiver,
        address sellToken,
        address buyToken,
        uint256 sellAmount,
        uint256 buyAmountMin,
        uint256 feeAmount,
        address fillTarget,
        bytes32 digest
    );
}
