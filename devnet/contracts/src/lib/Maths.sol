// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

uint256 constant WAD = 1e18;
uint256 constant BPS = 10_000;

/// @notice x · y / z rounded up. Overflow of x · y reverts, which amounts of real tokens never reach.
function mulDivUp(uint256 x, uint256 y, uint256 z) pure returns (uint256) {
    return (x * y + z - 1) / z;
}

function min(uint256 x, uint256 y) pure returns (uint256) {
    return x < y ? x : y;
}
