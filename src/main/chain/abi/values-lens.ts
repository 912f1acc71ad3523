import { parseAbi } from 'viem';

/** The venue's own view of an account, in USD · 1e18. */
export const valuesLensAbi = parseAbi([
  'function accountValues(address pm, address user) view returns (uint256 equityUSDWad, uint256 maintUSDWad, uint256 pnlAdjCollUSDWad, uint256 collUSDWad, uint256 debtUSDWad, int256 enginePnLUSDWad)',
]);
