// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPositionsManager} from "../positions/IPositionsManager.sol";
import {ISessionManager} from "../session/ISessionManager.sol";
import {SessionCall} from "../session/SessionTypes.sol";
import {Fills} from "./Fills.sol";
import {LeverageEvents} from "./LeverageEvents.sol";
import {ACTION_CLOSE, ACTION_OPEN, ACTION_SWAP, LeveragedOrder} from "./LeverageTypes.sol";
import {OrderBook} from "./OrderBook.sol";

/// @notice Opens, closes and swaps leveraged positions. Signatures, events and errors are those of the
/// venue's published engine (docs/venue-api.md).
contract LeverageRfqEngine is Fills, LeverageEvents {
    constructor(ISessionManager sessionManager_, IPositionsManager pm_, address feeCollector_)
        OrderBook(sessionManager_)
        Fills(pm_, feeCollector_)
    {}

    // The executor's path: authorised by a session, filled by a target that swaps the flashed tokens.

    function openLeverageFlashWithSession(
        LeveragedOrder calldata o,
        address fillTarget,
        bytes calldata fillData,
        SessionCall calldata call,
        bytes calldata delegateSignature
    ) external nonReentrant {
        _checkOrder(o, ACTION_OPEN);
        bytes32 digest = _authoriseBySession(o, call, delegateSignature);
        _fillByFlash(o, call.feeAmount, fillTarget, fillData);
        emit OpenLeverageFlashFilled(
            msg.sender, o.user, fillTarget, o.sellToken, o.buyToken, o.sellAmount, o.buyAmount, o.feeAmount, fillTarget, digest
        );
    }

    function closeLeverageFlashWithSession(
        LeveragedOrder calldata o,
        address fillTarget,
        bytes calldata fillData,
        SessionCall calldata call,
        bytes calldata delegateSignature
    ) external nonReentrant {
        _checkOrder(o, ACTION_CLOSE);
        bytes32 digest = _authoriseBySession(o, call, delegateSignature);
        _fillByFlash(o, call.feeAmount, fillTarget, fillData);
        emit CloseLeverageFlashFilled(
            msg.sender, o.user, fillTarget, o.sellToken, o.buyToken, o.sellAmount, o.buyAmount, o.feeAmount, fillTarget, digest
        );
    }

    function swapCollateralFlashWithSession(
        LeveragedOrder calldata o,
        address fillTarget,
        bytes calldata fillData,
        SessionCall calldata call,
        bytes calldata delegateSignature
    ) external nonReentrant {
        _checkOrder(o, ACTION_SWAP);
        bytes32 digest = _authoriseBySession(o, call, delegateSignature);
        _fillByFlash(o, call.feeAmount, fillTarget, fillData);
        emit CollateralSwapFlashFilled(
            msg.sender, o.user, fillTarget, o.sellToken, o.buyToken, o.sellAmount, o.buyAmount, o.feeAmount, fillTarget, digest
        );
    }

    // The owner's path: authorised by the owner's signature, filled by any sender that provides `buyAmountIn` of
    // buyToken. It needs no executor, so a position can always be closed.

    function openLeverage(LeveragedOrder calldata o, bytes calldata signature, uint256 buyAmountIn)
        external
        nonReentrant
    {
        _checkOrder(o, ACTION_OPEN);
        bytes32 digest = _authoriseBySignature(o, signature);
        _fillByCaller(o, buyAmountIn);
        emit OpenLeverageFilled(
            msg.sender, o.user, msg.sender, o.sellToken, o.buyToken, o.sellAmount, buyAmountIn, o.buyAmount, o.feeAmount, digest
        );
    }

    function closeLeverage(LeveragedOrder calldata o, bytes calldata signature, uint256 buyAmountIn)
        external
        nonReentrant
    {
        _checkOrder(o, ACTION_CLOSE);
        bytes32 digest = _authoriseBySignature(o, signature);
        _fillByCaller(o, buyAmountIn);
        emit CloseLeverageFilled(
            msg.sender, o.user, msg.sender, o.sellToken, o.buyToken, o.sellAmount, buyAmountIn, o.buyAmount, o.feeAmount, digest
        );
    }

    function swapCollateral(LeveragedOrder calldata o, bytes calldata signature, uint256 buyAmountIn)
        external
        nonReentrant
    {
        _checkOrder(o, ACTION_SWAP);
        bytes32 digest = _authoriseBySignature(o, signature);
        _fillByCaller(o, buyAmountIn);
        emit CollateralSwapFilled(
            msg.sender, o.user, msg.sender, o.sellToken, o.buyToken, o.sellAmount, buyAmountIn, o.buyAmount, o.feeAmount, digest
        );
    }
}
