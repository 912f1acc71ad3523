// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A short list without duplicates. Linear, because an account holds a handful of assets.
library AddressList {
    function add(address[] storage list, address item) internal {
        for (uint256 i = 0; i < list.length; i++) {
            if (list[i] == item) return;
        }
        list.push(item);
    }

    function remove(address[] storage list, address item) internal {
        for (uint256 i = 0; i < list.length; i++) {
            if (list[i] != item) continue;
            list[i] = list[list.length - 1];
            list.pop();
            return;
        }
    }
}
