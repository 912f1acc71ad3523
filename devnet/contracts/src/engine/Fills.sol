// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPositionsManager} from "../positions/IPositionsManager.sol";
import {IERC20} from "../tokens/IERC20.sol";
import {IFillTarget} from "./IFillTarget.sol";
import {OrderBook} from "./OrderBook.sol";
import {ACTION_CLOSE, ACTION_OPEN, LeveragedOrder} from "./LeverageTypes.sol";

/// @notice The movement of tokens in a fill: out of the account, through the fill, back into the account.
abstract contract Fills is OrderBook {
    IPositionsManager public immutable pm;
    address public immutable feeCollector;

    bool private transient filling;

    modifier nonReentrant() {
        require(!filling, "Reentrant fill");
        filling = true;
        _;
        filling = false;
    }

    constructor(IPositionsManager pm_, address feeCollector_) {
        pm = pm_;
        feeCollector = feeCollector_;
    }

    function _fillByFlash(
        LeveragedOrder calldata order,
        uint256 sessionFee,
        address fillTarget,
        bytes calldata fillData
    ) internal {
        IERC20 buyToken = IERC20(order.buyToken);
        _takeOut(order, sessionFee);
        uint256 before = buyToken.balanceOf(address(this));
        IERC20(order.sellToken).transfer(fillTarget, order.sellAmount);
        IFillTarget(fillTarget).onFlash(fillData);
        uint256 received = buyToken.balanceOf(address(this)) - before;
        require(received >= order.buyAmount, "Return amount is not enough");
        _putBack(order, received);
    }

    function _fillByCaller(LeveragedOrder calldata order, uint256 buyAmountIn) internal {
        if (buyAmountIn < order.buyAmount) revert LeverageBuyAmountTooLow();
        _takeOut(order, 0);
        IERC20(order.buyToken).transferFrom(msg.sender, address(this), buyAmountIn);
        IERC20(order.sellToken).transfer(msg.sender, order.sellAmount);
        _putBack(order, buyAmountIn);
    }

    /// @dev The fees come on top: an open borrows, a close or swap withdraws, sellAmount + both fees.
    function _takeOut(LeveragedOrder calldata order, uint256 sessionFee) private {
        uint256 fees = order.feeAmount + sessionFee;
        if (order.action == ACTION_OPEN) pm.engineBorrow(order.user, order.sellToken, order.sellAmount + fees);
        else pm.engineDebit(order.user, order.sellToken, order.sellAmount + fees);
        if (fees != 0) IERC20(order.sellToken).transfer(feeCollector, fees);
    }

    /// @dev A close repays up to the debt. The surplus, or the whole amount of an open or swap, becomes collateral.
    function _putBack(LeveragedOrder calldata order, uint256 amount) private {
        IERC20(order.buyToken).approve(address(pm), amount);
        uint256 repaid = order.action == ACTION_CLOSE ? pm.repayFor(order.user, order.buyToken, amount) : 0;
        if (amount != repaid) pm.depositFor(order.user, order.buyToken, amount - repaid);
        pm.engineSettle(order.user);
    }
}
