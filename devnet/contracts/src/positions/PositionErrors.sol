// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The venue's error names, except the last four, for which its documents give no name.
interface PositionErrors {
    error ftPositionManagerHealthFactor();
    error ftPositionManagerMinEquity();
    error ftPositionManagerInsufficientEngineDebitAllowance();
    error ftPositionManagerInsufficientBorrowAllowance();
    error ftPositionManagerInsufficientLiquidity();
    error ftPositionManagerDepositPaused();
    error ftPositionManagerWithdrawPaused();
    error ftPositionManagerBorrowPaused();
    error ftPositionManagerSupplyCap();
    error ftPositionManagerBorrowCap();
    error ftPositionManagerAssetDisabled();
    error ftPositionManagerAssetNotBorrowable();
    error ftPositionManagerDepositTooLow();
    error ftPositionManagerRepayTooLow();
    error ftPositionManagerNoDebt();

    error ftPositionManagerInsufficientBalance();
    error ftPositionManagerNotEngine();
    error ftPositionManagerNotLiquidatable();
    error ftPositionManagerAccountInFlight();
}
