// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BPS, min, mulDivUp} from "../lib/Maths.sol";
import {IOracle} from "../oracle/IOracle.sol";
import {IERC20} from "../tokens/IERC20.sol";
import {RiskCheck} from "./RiskCheck.sol";

/// @notice The three regimes: HF ≥ target is safe; 1 ≤ HF < target may be liquidated softly, just enough to restore the
/// target; HF < 1 is closed out in full. The liquidator pays debts from their wallet and receives collateral in their
/// own account here. A soft liquidation has no bonus (the venue documents none); in a full one the liquidator keeps the
/// collateral's surplus over the debt.
abstract contract Liquidation is RiskCheck {
    event LiquidatedSoft(
        address indexed liquidator,
        address indexed u,
        address debtAsset,
        uint256 repaid,
        address collateralAsset,
        uint256 seized
    );
    event LiquidatedFull(address indexed liquidator, address indexed u);

    /// @notice Regime B. Repays one debt with one collateral, up to the amount that restores the target.
    function liquidateSoft(address user, address debtAsset, address collateralAsset)
        external
        notInFlight
        returns (uint256 repaid, uint256 seized)
    {
        (uint256 equity, uint256 maint) = _values(user);
        uint256 target = config.marginHfTargetBps();
        if (equity < maint || equity * BPS >= maint * target) revert ftPositionManagerNotLiquidatable();

        // Repaying x USD with x USD of collateral keeps equity and lowers maintenance by x · mm, where
        // mm is both assets' rates: x = (target · maint − equity) / (target · mm).
        uint256 mm = uint256(config.getAssetCfg(debtAsset).mmBps) + config.getAssetCfg(collateralAsset).mmBps;
        uint256 usd = mulDivUp(maint * target - equity * BPS, BPS, target * mm);

        // Rounding up the repayment and down the seizure never leaves the account below the target.
        (uint256 debtPrice, uint256 debtUnit) = _priceAndUnit(debtAsset);
        (uint256 collPrice, uint256 collUnit) = _priceAndUnit(collateralAsset);
        uint256 owed = debtOf(user, debtAsset);
        uint256 coverable = collateral[user][collateralAsset] * collPrice * debtUnit / (debtPrice * collUnit);
        repaid = min(mulDivUp(usd, debtUnit, debtPrice), min(owed, coverable));
        seized = repaid * debtPrice * collUnit / (collPrice * debtUnit);

        _seize(user, msg.sender, collateralAsset, seized);
        _repayFor(user, debtAsset, repaid);
        emit LiquidatedSoft(msg.sender, user, debtAsset, repaid, collateralAsset, seized);
    }

    /// @notice Regime C. Repays every debt and seizes all collateral.
    function liquidateFull(address user) external notInFlight {
        (uint256 equity, uint256 maint) = _values(user);
        if (equity >= maint) revert ftPositionManagerNotLiquidatable();
        address[] memory debts = debtAssets[user];
        for (uint256 i = 0; i < debts.length; i++) {
            _repayFor(user, debts[i], type(uint256).max);
        }
        address[] memory held = collateralAssets[user];
        for (uint256 i = 0; i < held.length; i++) {
            _seize(user, msg.sender, held[i], collateral[user][held[i]]);
        }
        emit LiquidatedFull(msg.sender, user);
    }

    function _priceAndUnit(address asset) private view returns (uint256 priceWad, uint256 unit) {
        priceWad = IOracle(config.oracleRouter()).priceUSD(asset);
        unit = 10 ** IERC20(asset).decimals();
    }
}
