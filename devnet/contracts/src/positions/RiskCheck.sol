// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BPS} from "../lib/Maths.sol";
import {IPositionsManager} from "./IPositionsManager.sol";
import {IValuesLens} from "./IValuesLens.sol";
import {AccountBook} from "./AccountBook.sol";

/// @notice Health checks of an account, and the lock while an engine works on it.
abstract contract RiskCheck is AccountBook {
    IValuesLens public immutable valuesLens;

    /// @dev The account an engine is working on, for this transaction only. Between an engine's borrow and its deposit
    /// an account looks insolvent, and the fill target runs at that point: without this lock it could liquidate the
    /// account it is filling.
    address private transient inFlight;

    constructor(IValuesLens valuesLens_) {
        valuesLens = valuesLens_;
    }

    modifier notInFlight() {
        if (inFlight != address(0)) revert ftPositionManagerAccountInFlight();
        _;
    }

    function _beginFlight(address user) internal notInFlight {
        inFlight = user;
    }

    /// @dev An engine may only settle the account it began with.
    function _endFlight(address user) internal {
        if (inFlight != user) revert ftPositionManagerAccountInFlight();
        inFlight = address(0);
        _checkSafe(user);
    }

    /// @dev After a user's own action with any debt: HF ≥ safe, which lies above the liquidation target, and equity ≥
    /// the minimum. Without debt no price is needed, so that a stale oracle never locks up collateral.
    function _checkSafe(address user) internal view {
        if (debtAssets[user].length == 0) return;
        (uint256 equity, uint256 maint) = _values(user);
        if (equity * BPS < maint * config.marginHfSafeBps()) revert ftPositionManagerHealthFactor();
        if (equity < config.marginMinEquityUSDWad()) revert ftPositionManagerMinEquity();
    }

    function _values(address user) internal view returns (uint256 equity, uint256 maint) {
        (equity, maint,,,,) = valuesLens.accountValues(address(this), user);
    }
}
