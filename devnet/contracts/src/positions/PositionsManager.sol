// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IConfigRegistry} from "../registry/IConfigRegistry.sol";
import {DebtBook} from "./DebtBook.sol";
import {IValuesLens} from "./IValuesLens.sol";
import {Liquidation} from "./Liquidation.sol";
import {RiskCheck} from "./RiskCheck.sol";

/// @notice Cross-margin accounts: what users, their delegates and the venue's engines may do.
/// Function, event and error names are those of the venue's published PositionsManager
/// (docs/venue-api.md); the engine's side is the devnet's own.
contract PositionsManager is Liquidation {
    mapping(address engine => bool) public isEngine;
    /// @notice What an engine may withdraw; the largest value never decreases.
    mapping(address user => mapping(address engine => mapping(address asset => uint256))) public
        engineDebitAllowanceOf;
    /// @notice What a delegate may borrow; every value decreases, even the largest.
    mapping(address user => mapping(address delegate => mapping(address asset => uint256))) public
        borrowAllowance;

    event Deposit(address indexed u, address indexed a, uint256 amt);
    event Withdraw(address indexed u, address indexed a, uint256 amt);
    event Borrow(address indexed u, address indexed a, uint256 amt);
    event Repay(address indexed u, address indexed a, uint256 amt, bool full);
    event DepositFor(address indexed payer, address indexed u, address indexed a, uint256 amt);
    event EngineApprovalSet(address indexed u, address indexed engine, address indexed a, uint256 allowance);
    event BorrowDelegateApprovalSet(
        address indexed u, address indexed delegate, address indexed a, uint256 allowance
    );

    /// @dev Only trusted engines, because they alone decide when a user's account is checked again.
    modifier onlyEngine() {
        if (!isEngine[msg.sender]) revert ftPositionManagerNotEngine();
        _;
    }

    constructor(IConfigRegistry config_, IValuesLens valuesLens_) DebtBook(config_) RiskCheck(valuesLens_) {}

    function setEngine(address engine, bool allowed) external onlyOwner {
        isEngine[engine] = allowed;
    }

    function deposit(address asset, uint256 amount) external {
        _deposit(msg.sender, msg.sender, asset, amount);
        emit Deposit(msg.sender, asset, amount);
    }

    function depositFor(address user, address asset, uint256 amount) external {
        _deposit(msg.sender, user, asset, amount);
        emit DepositFor(msg.sender, user, asset, amount);
    }

    function withdraw(address asset, uint256 amount) external notInFlight {
        _withdraw(msg.sender, asset, amount, msg.sender);
        _checkSafe(msg.sender);
        emit Withdraw(msg.sender, asset, amount);
    }

    /// @notice Borrows to the caller's wallet.
    function borrow(address asset, uint256 amount) external notInFlight {
        _borrow(msg.sender, asset, amount, msg.sender);
        _checkSafe(msg.sender);
        emit Borrow(msg.sender, asset, amount);
    }

    /// @notice Repays up to the debt; a larger amount (such as the largest value) repays all of it.
    function repay(address asset, uint256 amount) external {
        (uint256 repaid, bool full) = _repay(msg.sender, msg.sender, asset, amount);
        emit Repay(msg.sender, asset, repaid, full);
    }

    function repayFor(address user, address asset, uint256 amount) external returns (uint256 repaid) {
        return _repayFor(user, asset, amount);
    }

    function approveEngine(address engine, address asset, uint256 allowance) external {
        engineDebitAllowanceOf[msg.sender][engine][asset] = allowance;
        emit EngineApprovalSet(msg.sender, engine, asset, allowance);
    }

    function approveBorrow(address delegate, address asset, uint256 allowance) external {
        borrowAllowance[msg.sender][delegate][asset] = allowance;
        emit BorrowDelegateApprovalSet(msg.sender, delegate, asset, allowance);
    }

    function engineDebit(address user, address asset, uint256 amount) external onlyEngine {
        uint256 allowed = engineDebitAllowanceOf[user][msg.sender][asset];
        if (amount > allowed) revert ftPositionManagerInsufficientEngineDebitAllowance();
        if (allowed != type(uint256).max) {
            engineDebitAllowanceOf[user][msg.sender][asset] = allowed - amount;
        }
        _beginFlight(user);
        _withdraw(user, asset, amount, msg.sender);
        emit Withdraw(user, asset, amount);
    }

    function engineBorrow(address user, address asset, uint256 amount) external onlyEngine {
        uint256 allowed = borrowAllowance[user][msg.sender][asset];
        if (amount > allowed) revert ftPositionManagerInsufficientBorrowAllowance();
        borrowAllowance[user][msg.sender][asset] = allowed - amount;
        _beginFlight(user);
        _borrow(user, asset, amount, msg.sender);
        emit Borrow(user, asset, amount);
    }

    function engineSettle(address user) external onlyEngine {
        _endFlight(user);
    }
}
