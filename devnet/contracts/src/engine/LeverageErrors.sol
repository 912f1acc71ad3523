// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The venue's error names.
interface LeverageErrors {
    error LeverageExpired();
    error LeverageBadSignature();
    error LeverageAlreadyFilled();
    error LeverageAmountZero();
    error LeverageBuyAmountTooLow();
    error LeverageSameToken();
    error LeverageSessionExecutorMismatch();
    error LeverageSessionDataHashMismatch();
    error LeverageSessionOwnerMismatch();
    error LeverageSessionFeeTooHigh();
    error LeverageOrderNotActive();
    error LeverageActionMismatch();
}
