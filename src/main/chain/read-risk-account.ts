import type { PublicClient } from 'viem';
import type { Address, DecimalString, OwnerAddress } from '../../shared/domain/ids.ts';
import type { RiskAccount, RiskAsset, RiskThresholds } from '../../shared/domain/risk-account.ts';
import type { Token } from '../../shared/domain/token.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { configRegistryAbi, oracleRouterAbi } from './abi/config-registry.ts';
import { positionsManagerAbi } from './abi/positions-manager.ts';
import { toChainError } from './decode-revert.ts';

export interface RiskContracts {
  readonly positionsManager: Address;
  readonly registry: Address;
}

const BPS_DECIMALS = 4;
const WAD_DECIMALS = 18;

/** What an account holds and owes of every token of the venue, with prices and rates, all of this block. */
export async function readRiskAccount(
  client: PublicClient,
  contracts: RiskContracts,
  owner: OwnerAddress,
  tokens: readonly Token[],
  blockNumber: bigint,
): Promise<RiskAccount> {
  const registry = { address: contracts.registry, abi: configRegistryAbi, blockNumber } as const;
  const oracle = await client.readContract({ ...registry, functionName: 'oracleRouter' });
  const [thresholds, ...assets] = await Promise.all([
    readThresholds(client, contracts.registry, blockNumber),
    ...tokens.map((token) => readAsset(client, contracts, oracle, owner, token, blockNumber)),
  ]);
  return { assets, thresholds };
}

async function readThresholds(
  client: PublicClient,
  address: Address,
  blockNumber: bigint,
): Promise<RiskThresholds> {
  const registry = { address, abi: configRegistryAbi, blockNumber } as const;
  const [target, safe, minEquity] = await Promise.all([
    client.readContract({ ...registry, functionName: 'marginHfTargetBps' }),
    client.readContract({ ...registry, functionName: 'marginHfSafeBps' }),
    client.readContract({ ...registry, functionName: 'marginMinEquityUSDWad' }),
  ]);
  return {
    targetHealth: fromBaseUnits(target, BPS_DECIMALS),
    safeHealth: fromBaseUnits(safe, BPS_DECIMALS),
    minEquity: fromBaseUnits(minEquity, WAD_DECIMALS),
  };
}

async function readAsset(
  client: PublicClient,
  contracts: RiskContracts,
  oracle: Address,
  owner: OwnerAddress,
  token: Token,
  blockNumber: bigint,
): Promise<RiskAsset> {
  const { address: asset, symbol, decimals } = token;
  const pm = {
    address: contracts.positionsManager,
    abi: positionsManagerAbi,
    blockNumber,
  } as const;
  const registry = { address: contracts.registry, abi: configRegistryAbi, blockNumber } as const;
  const [[avail, hold], shares, totalShares, state, cfg, price] = await Promise.all([
    client.readContract({ ...pm, functionName: 'getBalance', args: [owner, asset] }),
    client.readContract({ ...pm, functionName: 'debtShares', args: [owner, asset] }),
    client.readContract({ ...pm, functionName: 'totalDebtShares', args: [asset] }),
    client.readContract({ ...pm, functionName: 'astate', args: [asset] }),
    client.readContract({ ...registry, functionName: 'getAssetCfg', args: [asset] }),
    readPrice(client, oracle, asset, blockNumber),
  ]);
  const [, , borrows] = state;
  const [, mmBps] = cfg;
  return {
    token: asset,
    symbol,
    decimals,
    collateral: fromBaseUnits(avail + hold, decimals),
    debt: fromBaseUnits(debtOfShares(shares, borrows, totalShares), decimals),
    price,
    maintenance: fromBaseUnits(BigInt(mmBps), BPS_DECIMALS),
  };
}

/**
 * Base units owed for `shares` of all debt: `ceil(shares × borrows / totalShares)`, as the contract rounds it.
 * Interest since the asset was last touched is not in `borrows` yet.
 * @example debtOfShares(1n, 10n, 3n) // 4n
 */
export const debtOfShares = (shares: bigint, borrows: bigint, totalShares: bigint): bigint =>
  totalShares === 0n ? 0n : (shares * borrows + totalShares - 1n) / totalShares;

/** USD per whole token; null where the oracle refuses for want of a fresh price. */
async function readPrice(
  client: PublicClient,
  oracle: Address,
  asset: Address,
  blockNumber: bigint,
): Promise<DecimalString | null> {
  const router = { address: oracle, abi: oracleRouterAbi, blockNumber } as const;
  try {
    const wad = await client.readContract({ ...router, functionName: 'priceUSD', args: [asset] });
    return wad === 0n ? null : fromBaseUnits(wad, WAD_DECIMALS);
  } catch (cause) {
    if (toChainError(cause).code === 'CHAIN_REVERTED') return null;
    throw cause;
  }
}
