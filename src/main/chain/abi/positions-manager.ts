import { parseAbi } from 'viem';

/** The cross-margin ledger: collateral, debt, and the engine's allowances on both. */
export const positionsManagerAbi = parseAbi([
  'function deposit(address asset, uint256 amount)',
  'function withdraw(address asset, uint256 amount)',
  'function repay(address asset, uint256 amount)',
  'function approveEngine(address engine, address asset, uint256 allowance)',
  'function approveBorrow(address delegate, address asset, uint256 allowance)',
  'function engineDebitAllowanceOf(address user, address engine, address asset) view returns (uint256)',
  'function borrowAllowance(address user, address delegate, address asset) view returns (uint256)',
  'function getBalance(address user, address asset) view returns (uint256 avail, uint256 hold)',
  'function debtShares(address user, address asset) view returns (uint256)',
  'function totalDebtShares(address asset) view returns (uint256)',
  'function astate(address asset) view returns (uint256 borrowIndexWad, uint256 cash, uint256 borrows, uint256 totalSupplied, uint256 reserves, uint256 totalSuppliedTime, uint256 lastAccrual, uint256 epoch)',
  'function config() view returns (address)',
  'function valuesLens() view returns (address)',
]);
