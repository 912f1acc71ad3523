// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AddressList} from "../lib/AddressList.sol";
import {min} from "../lib/Maths.sol";
import {Owned} from "../lib/Owned.sol";
import {AssetCfg} from "../registry/IConfigRegistry.sol";
import {IERC20} from "../tokens/IERC20.sol";
import {AssetState, DebtBook} from "./DebtBook.sol";

/// @notice Collateral, cash and the limits of each asset, and the four movements that make up every action. They do not
/// check the account's health; the actions built on them do.
abstract contract AccountBook is DebtBook, Owned {
    using AddressList for address[];

    mapping(address asset => bool) public depositPaused;
    mapping(address asset => bool) public withdrawPaused;
    mapping(address asset => bool) public borrowPaused;
    /// @notice The maximum total supply and borrows of an asset; zero for no cap.
    mapping(address asset => uint256) public supplyCap;
    mapping(address asset => uint256) public borrowCap;
    mapping(address user => mapping(address asset => uint256)) internal collateral;
    mapping(address user => address[]) internal collateralAssets;

    event RepayFor(address indexed payer, address indexed u, address indexed a, uint256 amt, bool full);

    function setPaused(address asset, bool deposits, bool withdrawals, bool borrows) external onlyOwner {
        depositPaused[asset] = deposits;
        withdrawPaused[asset] = withdrawals;
        borrowPaused[asset] = borrows;
    }

    function setCaps(address asset, uint256 supply, uint256 borrows) external onlyOwner {
        supplyCap[asset] = supply;
        borrowCap[asset] = borrows;
    }

    /// @return avail Collateral in base units. @return hold Always zero: nothing is held for orders here.
    function getBalance(address user, address asset) external view returns (uint256 avail, uint256 hold) {
        return (collateral[user][asset], 0);
    }

    function userCollateralAssets(address user) external view returns (address[] memory) {
        return collateralAssets[user];
    }

    function _deposit(address payer, address user, address asset, uint256 amount) internal {
        if (!config.getAssetCfg(asset).enabled) revert ftPositionManagerAssetDisabled();
        if (depositPaused[asset]) revert ftPositionManagerDepositPaused();
        if (amount == 0) revert ftPositionManagerDepositTooLow();
        _accrue(asset);
        AssetState storage state = assetStates[asset];
        uint256 cap = supplyCap[asset];
        if (cap != 0 && state.totalSupplied + amount > cap) revert ftPositionManagerSupplyCap();
        state.totalSupplied += amount;
        state.cash += amount;
        _credit(user, asset, amount);
        IERC20(asset).transferFrom(payer, address(this), amount);
    }

    function _withdraw(address user, address asset, uint256 amount, address to) internal {
        if (withdrawPaused[asset]) revert ftPositionManagerWithdrawPaused();
        _accrue(asset);
        _debit(user, asset, amount);
        _payOut(asset, amount, to);
        assetStates[asset].totalSupplied -= amount;
    }

    function _borrow(address user, address asset, uint256 amount, address to) internal {
        AssetCfg memory cfg = config.getAssetCfg(asset);
        if (!cfg.enabled) revert ftPositionManagerAssetDisabled();
        if (!cfg.borrowable) revert ftPositionManagerAssetNotBorrowable();
        if (borrowPaused[asset]) revert ftPositionManagerBorrowPaused();
        _accrue(asset);
        uint256 cap = borrowCap[asset];
        if (cap != 0 && assetStates[asset].borrows + amount > cap) revert ftPositionManagerBorrowCap();
        _payOut(asset, amount, to);
        _addDebt(user, asset, amount);
    }

    /// @return repaid At most the debt: a larger amount repays everything.
    function _repay(address payer, address user, address asset, uint256 amount)
        internal
        returns (uint256 repaid, bool full)
    {
        if (amount == 0) revert ftPositionManagerRepayTooLow();
        _accrue(asset);
        uint256 owed = debtOf(user, asset);
        if (owed == 0) revert ftPositionManagerNoDebt();
        repaid = min(amount, owed);
        full = _removeDebt(user, asset, repaid, owed);
        assetStates[asset].cash += repaid;
        IERC20(asset).transferFrom(payer, address(this), repaid);
    }

    /// @dev The sender pays another's debt: an engine for its user, a liquidator for anyone.
    function _repayFor(address user, address asset, uint256 amount) internal returns (uint256 repaid) {
        bool full;
        (repaid, full) = _repay(msg.sender, user, asset, amount);
        emit RepayFor(msg.sender, user, asset, repaid, full);
    }

    /// @dev Collateral changes hands inside the manager: nothing is supplied or paid out.
    function _seize(address from, address to, address asset, uint256 amount) internal {
        _debit(from, asset, amount);
        _credit(to, asset, amount);
    }

    function _credit(address user, address asset, uint256 amount) private {
        if (amount == 0) return;
        collateral[user][asset] += amount;
        collateralAssets[user].add(asset);
    }

    function _debit(address user, address asset, uint256 amount) private {
        uint256 held = collateral[user][asset];
        if (amount > held) revert ftPositionManagerInsufficientBalance();
        collateral[user][asset] = held - amount;
        if (amount == held) collateralAssets[user].remove(asset);
    }

    function _payOut(address asset, uint256 amount, address to) private {
        AssetState storage state = assetStates[asset];
        if (amount > state.cash) revert ftPositionManagerInsufficientLiquidity();
        state.cash -= amount;
        IERC20(asset).transfer(to, amount);
    }
}
