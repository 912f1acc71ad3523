import { parseAbi } from 'viem';

/** What a debt of an asset costs. The signature is assumed, and stands only here (docs/venue-api.md, "Risk"). */
export const rateModelAbi = parseAbi([
  /** The yearly rate as a fraction of 1e18, at a utilisation as a fraction of 1e18. */
  'function borrowAPR(address asset, uint256 utilWad) view returns (uint256)',
]);
