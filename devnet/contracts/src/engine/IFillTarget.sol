// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface IFillTarget {
    /// @notice Called after the sold tokens have arrived; must send the bought tokens to the caller.
    function onFlash(bytes calldata fillData) external;
}
