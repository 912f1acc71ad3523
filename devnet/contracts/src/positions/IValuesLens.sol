// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface IValuesLens {
    /// @return equityUSDWad Collateral less debt, in USD · 1e18, never below zero.
    /// @return maintUSDWad Maintenance requirement; zero without debt.
    /// @return pnlAdjCollUSDWad Collateral plus the engine's open profit.
    /// @return collUSDWad Collateral.
    /// @return debtUSDWad Debt.
    /// @return enginePnLUSDWad Open profit held by the engine itself; zero here, it holds none.
    function accountValues(address pm, address user)
        external
        view
        returns (
            uint256 equityUSDWad,
            uint256 maintUSDWad,
            uint256 pnlAdjCollUSDWad,
            uint256 collUSDWad,
            uint256 debtUSDWad,
            int256 enginePnLUSDWad
        );
}
