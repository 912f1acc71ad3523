// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Owned} from "../lib/Owned.sol";
import {BPS} from "../lib/Maths.sol";
import {AssetCfg, IConfigRegistry} from "./IConfigRegistry.sol";

/// @notice The venue's risk rules. Clients find the assets in the AssetSet events.
contract ConfigRegistry is IConfigRegistry, Owned {
    address public immutable oracleRouter;
    uint256 public marginHfTargetBps;
    uint256 public marginHfSafeBps;
    uint256 public marginMinEquityUSDWad;
    mapping(address asset => AssetCfg) private assets;

    event AssetSet(address indexed asset, AssetCfg cfg);
    event MarginSet(uint256 hfTargetBps, uint256 hfSafeBps, uint256 minEquityUSDWad);

    error MarginOutOfOrder();

    constructor(address oracleRouter_, uint256 hfTargetBps, uint256 hfSafeBps, uint256 minEquityUSDWad) {
        oracleRouter = oracleRouter_;
        _setMargin(hfTargetBps, hfSafeBps, minEquityUSDWad);
    }

    function getAssetCfg(address asset) external view returns (AssetCfg memory) {
        return assets[asset];
    }

    function setAsset(address asset, AssetCfg calldata cfg) external onlyOwner {
        assets[asset] = cfg;
        emit AssetSet(asset, cfg);
    }

    function setMargin(uint256 hfTargetBps, uint256 hfSafeBps, uint256 minEquityUSDWad) external onlyOwner {
        _setMargin(hfTargetBps, hfSafeBps, minEquityUSDWad);
    }

    /// @dev A user's own action must not end where a liquidation may start, and a soft liquidation
    /// must start before the full one: 1 < target < safe.
    function _setMargin(uint256 hfTargetBps, uint256 hfSafeBps, uint256 minEquityUSDWad) private {
        if (hfTargetBps <= BPS || hfSafeBps <= hfTargetBps) revert MarginOutOfOrder();
        marginHfTargetBps = hfTargetBps;
        marginHfSafeBps = hfSafeBps;
        marginMinEquityUSDWad = minEquityUSDWad;
        emit MarginSet(hfTargetBps, hfSafeBps, minEquityUSDWad);
    }
}
