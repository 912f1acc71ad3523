// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface IToken {
    function transfer(address to, uint256 amount) external;
}

interface IMargin {
    function valuesLens() external view returns (IValues);
}

interface IValues {
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

/// @notice Never deployed: its code overrides other addresses within one simulated call. At the executor's address it
/// sends the fill and acts as the fill target; at the delegate's address it accepts every signature.
contract OrderSimulator {
    /// @notice Fills an order and returns the values of the user's account afterwards. Reverts as the engine does.
    /// @param fill The engine's call, with this address as its target.
    function simulate(address engine, bytes calldata fill, address pm, address user)
        external
        returns (uint256 equityUSDWad, uint256 maintUSDWad, uint256 debtUSDWad)
    {
        (bool done, bytes memory answer) = engine.call(fill);
        if (!done) {
            assembly {
                revert(add(answer, 32), mload(answer))
            }
        }
        (equityUSDWad, maintUSDWad,,, debtUSDWad,) = IMargin(pm).valuesLens().accountValues(pm, user);
    }

    /// @notice The fill target's role: pays for the tokens it received.
    function onFlash(bytes calldata fillData) external {
        (IToken token, uint256 amount) = abi.decode(fillData, (IToken, uint256));
        token.transfer(msg.sender, amount);
    }

    /// @notice The delegate's role, per ERC-1271.
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return this.isValidSignature.selector;
    }
}
