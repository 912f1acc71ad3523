// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFillTarget} from "./engine/IFillTarget.sol";
import {BPS, min} from "./lib/Maths.sol";
import {Owned} from "./lib/Owned.sol";
import {IOracle} from "./oracle/IOracle.sol";
import {IERC20} from "./tokens/IERC20.sol";

/// @notice The devnet's DEX: swaps from its own inventory at the oracle price minus a spread. The received amount is
/// the balance above the known inventory, so a caller cannot claim to have paid more.
contract Filler is IFillTarget, Owned {
    IOracle public immutable oracle;
    uint256 public spreadBps;
    mapping(address token => uint256) public inventory;

    error NothingReceived(address token);
    error SpreadTooWide();

    constructor(IOracle oracle_, uint256 spreadBps_) {
        oracle = oracle_;
        _setSpread(spreadBps_);
    }

    function setSpreadBps(uint256 bps) external onlyOwner {
        _setSpread(bps);
    }

    /// @notice Adds the contract's whole balance of a token to its inventory.
    function stock(address token) public {
        inventory[token] = IERC20(token).balanceOf(address(this));
    }

    /// @return The amount `onFlash` would deliver now, in base units of `buyToken`, rounded down and at most the
    /// inventory.
    function quote(address sellToken, address buyToken, uint256 sellAmount) public view returns (uint256) {
        uint256 sold = sellAmount * oracle.priceUSD(sellToken) * 10 ** IERC20(buyToken).decimals();
        uint256 bought = oracle.priceUSD(buyToken) * 10 ** IERC20(sellToken).decimals();
        return min(sold * (BPS - spreadBps) / (bought * BPS), inventory[buyToken]);
    }

    /// @param fillData abi.encode(address sellToken, address buyToken)
    function onFlash(bytes calldata fillData) external {
        (address sellToken, address buyToken) = abi.decode(fillData, (address, address));
        uint256 received = IERC20(sellToken).balanceOf(address(this)) - inventory[sellToken];
        if (received == 0) revert NothingReceived(sellToken);
        IERC20(buyToken).transfer(msg.sender, quote(sellToken, buyToken, received));
        stock(sellToken);
        stock(buyToken);
    }

    function _setSpread(uint256 bps) private {
        if (bps >= BPS) revert SpreadTooWide();
        spreadBps = bps;
    }
}
