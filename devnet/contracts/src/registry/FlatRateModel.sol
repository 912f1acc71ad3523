// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRateModel} from "./IRateModel.sol";

/// @notice One rate at every utilisation, so that a devnet's debts grow predictably (or not at all).
contract FlatRateModel is IRateModel {
    uint256 private immutable aprWad;

    constructor(uint256 aprWad_) {
        aprWad = aprWad_;
    }

    function borrowAPR(address, uint256) external view returns (uint256) {
        return aprWad;
    }
}
