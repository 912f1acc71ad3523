// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IConfigRegistry} from "../registry/IConfigRegistry.sol";

/// @notice The reads of the values lens and an engine's actions on accounts.
interface IPositionsManager {
    function config() external view returns (IConfigRegistry);
    function getBalance(address user, address asset) external view returns (uint256 avail, uint256 hold);
    function debtOf(address user, address asset) external view returns (uint256);
    function userCollateralAssets(address user) external view returns (address[] memory);
    function userDebtAssets(address user) external view returns (address[] memory);

    function depositFor(address user, address asset, uint256 amount) external;
    function repayFor(address user, address asset, uint256 amount) external returns (uint256 repaid);

    /// @notice Withdraws collateral to the engine, using the user's engine debit allowance.
    function engineDebit(address user, address asset, uint256 amount) external;
    /// @notice Borrows to the engine on the user's account, using the user's borrow allowance.
    function engineBorrow(address user, address asset, uint256 amount) external;
    /// @notice Completes an engineDebit or engineBorrow: the account must now be safe.
    function engineSettle(address user) external;
}
