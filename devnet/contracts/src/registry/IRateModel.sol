// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface IRateModel {
    /// @param utilWad borrows / (cash + borrows), as a fraction of 1e18.
    /// @return The yearly rate as a fraction of 1e18.
    function borrowAPR(address asset, uint256 utilWad) external view returns (uint256);
}
