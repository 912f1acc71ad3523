// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IOracle} from "./IOracle.sol";

/// @notice Prices pushed by a keeper. Like the venue's own router it reverts instead of returning a stale price, which
/// blocks everything that needs a price (health checks, liquidations, quotes).
contract Oracle is IOracle {
    struct Price {
        uint256 usdWad;
        uint256 updatedAt;
    }

    address public immutable keeper;
    uint256 public immutable stalenessWindow;
    bool public forcedStale;
    mapping(address asset => Price) public prices;

    event PriceSet(address indexed asset, uint256 usdWad);
    event ForcedStaleSet(bool stale);

    error NotKeeper();
    error PriceNotSet(address asset);
    error StalePrice(address asset);

    modifier onlyKeeper() {
        if (msg.sender != keeper) revert NotKeeper();
        _;
    }

    constructor(address keeper_, uint256 stalenessWindow_) {
        keeper = keeper_;
        stalenessWindow = stalenessWindow_;
    }

    function setPrice(address asset, uint256 usdWad) external onlyKeeper {
        prices[asset] = Price(usdWad, block.timestamp);
        emit PriceSet(asset, usdWad);
    }

    /// @notice Makes every price stale, as if the keeper had stopped, until it is reset.
    function setForcedStale(bool stale) external onlyKeeper {
        forcedStale = stale;
        emit ForcedStaleSet(stale);
    }

    function priceUSD(address asset) external view returns (uint256) {
        Price memory price = prices[asset];
        if (price.usdWad == 0) revert PriceNotSet(asset);
        if (forcedStale || block.timestamp > price.updatedAt + stalenessWindow) revert StalePrice(asset);
        return price.usdWad;
    }
}
