// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BPS, min, mulDivUp} from "../lib/Maths.sol";
import {IOracle} from "../oracle/IOracle.sol";
import {AssetCfg, IConfigRegistry} from "../registry/IConfigRegistry.sol";
import {IERC20} from "../tokens/IERC20.sol";
import {IPositionsManager} from "./IPositionsManager.sol";
import {IValuesLens} from "./IValuesLens.sol";

/// @notice An account in dollars, rounded against its owner: collateral down, debt and maintenance up.
/// equity = Σ collateral · price − Σ debt · price; maintenance = Σ (collateral + debt) · price · mm.
contract ValuesLens is IValuesLens {
    uint256 private constant NO_DEBT_BPS = 65_535;

    function accountValues(address pm, address user)
        public
        view
        returns (
            uint256 equityUSDWad,
            uint256 maintUSDWad,
            uint256 pnlAdjCollUSDWad,
            uint256 collUSDWad,
            uint256 debtUSDWad,
            int256 enginePnLUSDWad
        )
    {
        IPositionsManager manager = IPositionsManager(pm);
        uint256 collMaint;
        uint256 debtMaint;
        (collUSDWad, collMaint) = _collateral(manager, user);
        (debtUSDWad, debtMaint) = _debt(manager, user);
        equityUSDWad = collUSDWad > debtUSDWad ? collUSDWad - debtUSDWad : 0;
        // Without debt there is no maintenance; readers treat zero as an infinite health factor.
        maintUSDWad = debtUSDWad == 0 ? 0 : collMaint + debtMaint;
        pnlAdjCollUSDWad = collUSDWad;
        enginePnLUSDWad = 0;
    }

    /// @return equity · 10 000 / maintenance rounded down, at most 65 535, which also stands for no debt.
    function healthFactorBps(address pm, address user) external view returns (uint256) {
        (uint256 equity, uint256 maint,,,,) = accountValues(pm, user);
        return maint == 0 ? NO_DEBT_BPS : min(equity * BPS / maint, NO_DEBT_BPS);
    }

    function _collateral(IPositionsManager pm, address user)
        private
        view
        returns (uint256 usdWad, uint256 maintWad)
    {
        address[] memory assets = pm.userCollateralAssets(user);
        for (uint256 i = 0; i < assets.length; i++) {
            AssetCfg memory cfg = pm.config().getAssetCfg(assets[i]);
            if (!cfg.collateral) continue;
            (uint256 avail, uint256 hold) = pm.getBalance(user, assets[i]);
            (uint256 price, uint256 unit) = _priceAndUnit(pm.config(), assets[i]);
            uint256 value = (avail + hold) * price / unit;
            usdWad += value;
            maintWad += mulDivUp(value, cfg.mmBps, BPS);
        }
    }

    function _debt(IPositionsManager pm, address user) private view returns (uint256 usdWad, uint256 maintWad) {
        address[] memory assets = pm.userDebtAssets(user);
        for (uint256 i = 0; i < assets.length; i++) {
            (uint256 price, uint256 unit) = _priceAndUnit(pm.config(), assets[i]);
            uint256 value = mulDivUp(pm.debtOf(user, assets[i]), price, unit);
            usdWad += value;
            maintWad += mulDivUp(value, pm.config().getAssetCfg(assets[i]).mmBps, BPS);
        }
    }

    function _priceAndUnit(IConfigRegistry config, address asset)
        private
        view
        returns (uint256 priceWad, uint256 unit)
    {
        priceWad = IOracle(config.oracleRouter()).priceUSD(asset);
        unit = 10 ** IERC20(asset).decimals();
    }
}
