// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface IOracle {
    /// @return USD · 1e18 per whole token; reverts when there is no fresh price.
    function priceUSD(address asset) external view returns (uint256);
}
