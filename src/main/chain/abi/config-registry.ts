import { parseAbi } from 'viem';

/** The venue's risk parameters per asset and for all accounts. */
export const configRegistryAbi = parseAbi([
  'function getAssetCfg(address asset) view returns (address irm, uint16 mmBps, bool enabled, address ftYieldWrapper, bool borrowable, bool collateral)',
  'function oracleRouter() view returns (address)',
  'function marginHfTargetBps() view returns (uint256)',
  'function marginHfSafeBps() view returns (uint256)',
  'function marginMinEquityUSDWad() view returns (uint256)',
  'event AssetSet(address indexed asset, (address irm, uint16 mmBps, bool enabled, address ftYieldWrapper, bool borrowable, bool collateral) cfg)',
]);

export const oracleRouterAbi = parseAbi([
  /** USD × 1e18 per whole token. Reverts when the price is stale. */
  'function priceUSD(address asset) view returns (uint256)',
]);
