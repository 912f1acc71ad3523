// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev `ftYieldWrapper` is part of the venue's layout; paper assets are not wrapped.
struct AssetCfg {
    address irm;
    uint16 mmBps;
    bool enabled;
    address ftYieldWrapper;
    bool borrowable;
    bool collateral;
}

interface IConfigRegistry {
    function getAssetCfg(address asset) external view returns (AssetCfg memory);
    function oracleRouter() external view returns (address);
    function marginHfTargetBps() external view returns (uint256);
    function marginHfSafeBps() external view returns (uint256);
    function marginMinEquityUSDWad() external view returns (uint256);
}
