// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AddressList} from "../lib/AddressList.sol";
import {min, mulDivUp, WAD} from "../lib/Maths.sol";
import {IConfigRegistry} from "../registry/IConfigRegistry.sol";
import {IRateModel} from "../registry/IRateModel.sol";
import {IPositionsManager} from "./IPositionsManager.sol";
import {PositionErrors} from "./PositionErrors.sol";

/// @notice One asset's totals. `totalSuppliedTime` and `epoch` complete the venue's layout; they stay
/// zero, because a paper venue pays its suppliers nothing.
struct AssetState {
    uint256 borrowIndexWad;
    uint256 cash;
    uint256 borrows;
    uint256 totalSupplied;
    uint256 reserves;
    uint256 totalSuppliedTime;
    uint256 lastAccrual;
    uint256 epoch;
}

/// @notice Who owes what. A debt is a share of an asset's growing borrows, rounded against the debtor:
/// debt = ceil(shares · borrows / all shares). Interest is linear between two touches of an asset.
abstract contract DebtBook is IPositionsManager, PositionErrors {
    using AddressList for address[];

    uint256 private constant YEAR = 365 days;

    IConfigRegistry public immutable config;
    mapping(address user => mapping(address asset => uint256)) public debtShares;
    mapping(address asset => uint256) public totalDebtShares;
    mapping(address asset => AssetState) internal assetStates;
    mapping(address user => address[]) internal debtAssets;

    constructor(IConfigRegistry config_) {
        config = config_;
    }

    /// @return The totals as of the last touch; `debtOf` includes the interest since.
    function astate(address asset) external view returns (AssetState memory) {
        return assetStates[asset];
    }

    function userDebtAssets(address user) external view returns (address[] memory) {
        return debtAssets[user];
    }

    function debtOf(address user, address asset) public view returns (uint256) {
        uint256 shares = debtShares[user][asset];
        if (shares == 0) return 0;
        uint256 borrows = assetStates[asset].borrows;
        uint256 interest = borrows * _growthWad(asset) / WAD;
        return mulDivUp(shares, borrows + interest, totalDebtShares[asset]);
    }

    function _accrue(address asset) internal {
        AssetState storage state = assetStates[asset];
        uint256 growthWad = _growthWad(asset);
        uint256 interest = state.borrows * growthWad / WAD;
        state.borrows += interest;
        state.reserves += interest;
        state.borrowIndexWad = state.borrowIndexWad == 0
            ? WAD
            : state.borrowIndexWad + state.borrowIndexWad * growthWad / WAD;
        state.lastAccrual = block.timestamp;
    }

    function _addDebt(address user, address asset, uint256 amount) internal {
        AssetState storage state = assetStates[asset];
        uint256 total = totalDebtShares[asset];
        uint256 shares = total == 0 ? amount : mulDivUp(amount, total, state.borrows);
        debtShares[user][asset] += shares;
        totalDebtShares[asset] = total + shares;
        state.borrows += amount;
        debtAssets[user].add(asset);
    }

    /// @return full Whether nothing is owed any more.
    function _removeDebt(address user, address asset, uint256 amount, uint256 owed)
        internal
        returns (bool full)
    {
        AssetState storage state = assetStates[asset];
        uint256 held = debtShares[user][asset];
        full = amount == owed;
        uint256 shares = full ? held : amount * totalDebtShares[asset] / state.borrows;
        if (shares == 0) revert ftPositionManagerRepayTooLow();
        debtShares[user][asset] = held - shares;
        totalDebtShares[asset] -= shares;
        // The debt was rounded up, so the last debtor may pay one unit more than is on the books.
        state.borrows = totalDebtShares[asset] == 0 ? 0 : state.borrows - min(amount, state.borrows);
        if (full) debtAssets[user].remove(asset);
    }

    /// @return How much the borrows grow since the last touch, as a fraction of 1e18.
    function _growthWad(address asset) private view returns (uint256) {
        AssetState storage state = assetStates[asset];
        if (state.borrows == 0) return 0;
        uint256 utilWad = state.borrows * WAD / (state.cash + state.borrows);
        uint256 apr = IRateModel(config.getAssetCfg(asset).irm).borrowAPR(asset, utilWad);
        return apr * (block.timestamp - state.lastAccrual) / YEAR;
    }
}
