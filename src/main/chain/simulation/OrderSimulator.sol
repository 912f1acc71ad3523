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

/// @notice Never deployed: its code stands in for others within one simulated call. At the executor's address it sends
/// the fill and is its target; at the delegate's address it agrees to whatever is shown to it.
contract OrderSimulator {
    /// @notice Fills an order, and tells what the user's account is worth then. Reverts as the engine does.
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

    /// @notice The fill target's part: pays for what it was sent.
    function onFlash(bytes calldata fillData) external {
        (IToken token, uint256 amount) = abi.decode(fillData, (IToken, uint256));
        token.transfer(msg.sender, amount);
    }

    /// @notice The delegate's part, as ERC-1271 has it.
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return this.isValidSignature.selector;
    }
}
