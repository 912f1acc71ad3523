// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

uint8 constant ACTION_OPEN = 0;
uint8 constant ACTION_CLOSE = 1;
uint8 constant ACTION_SWAP = 2;

/// @notice open: borrow sellToken and sell it for collateral. close: sell collateral to repay buyToken.
/// swap: exchange one collateral for another. Fees come on top of sellAmount, in sellToken.
struct LeveragedOrder {
    uint8 action;
    address user;
    address sellToken;
    address buyToken;
    uint256 sellAmount;
    uint256 buyAmount;
    uint32 validTo;
    uint256 feeAmount;
}

library LeverageHashes {
    bytes32 private constant ORDER_TYPEHASH = keccak256(
        "LeveragedOrder(uint8 action,address user,address sellToken,address buyToken,uint256 sellAmount,uint256 buyAmount,uint32 validTo,uint256 feeAmount)"
    );

    /// @notice The EIP-712 struct hash, which is also the `dataHash` of a session call.
    function structHash(LeveragedOrder calldata order) internal pure returns (bytes32) {
        // The order holds eight static words, so its encoding is the fields in the type's order.
        return keccak256(abi.encode(ORDER_TYPEHASH, order));
    }
}
