// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice One fixed owner: the deployer, who is also the operator of a paper venue.
abstract contract Owned {
    address public immutable owner = msg.sender;

    error NotOwner();

    modifier onlyOwner() {
        if (msg.sender != owner) revert NotOwner();
        _;
    }
}
