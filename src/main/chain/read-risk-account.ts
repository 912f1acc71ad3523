import { BaseError, type PublicClient } from 'viem';
import type { Figure } from '../../shared/domain/figure.ts';
import type { Address, DecimalString, OwnerAddress } from '../../shared/domain/ids.ts';
import type { RiskAccount, RiskAsset, RiskThresholds } from '../../shared/domain/risk-account.ts';
import type { Token } from '../../shared/domain/token.ts';
import { decimal } from '../../shared/math/decimal.ts';
import { healthOfValues } from '../../shared/math/health-factor.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { configRegistryAbi, oracleRouterAbi } from './abi/config-registry.ts';
import { positionsManagerAbi } from './abi/positions-manager.ts';
import { rateModelAbi } from './abi/rate-model.ts';
import { valuesLensAbi } from './abi/values-lens.ts';
import { accruedBorrows, type DebtTotals, debtOfShares, utilizationWad } from './accrued-debt.ts';
import type { BlockFacts } from './chain.ts';
import { toChainError } from './decode-revert.ts';
import type { OptionalRead } from './optional-reads.ts';

/** Where an account is read, and of which block. */
export interface RiskSource {
  readonly client: PublicClient;
  readonly positionsManager: Address;
  readonly registry: Address;
  readonly block: BlockFacts;
  readonly optional: OptionalRead;
}

const BPS_DECIMALS = 4;
const WAD_DECIMALS = 18;
/** More than 10 000 % a year is no rate in 1e18 but one in another unit. */
const MAX_APR_WAD = 100n * 10n ** 18n;

/**
 * An account's collateral and debt in every venue token, with prices, rates and the interest up to this block, all from
 * this block. Without an asset's rate its debt is as of the last touch; without the lens there is no second opinion.
 */
export async function readRiskAccount(
  source: RiskSource,
  owner: OwnerAddress,
  tokens: readonly Token[],
): Promise<RiskAccount> {
  const { client, positionsManager, registry, block, optional } = source;
  const blockNumber = block.number;
  const at = { blockNumber } as const;
  const [oracle, lens] = await Promise.all([
    client.readContract({
      ...at,
      address: registry,
      abi: configRegistryAbi,
      functionName: 'oracleRouter',
    }),
    optional('values lens', () =>
      client.readContract({
        ...at,
        address: positionsManager,
        abi: positionsManagerAbi,
        functionName: 'valuesLens',
      }),
    ),
  ]);
  const [thresholds, lensHealth, ...assets] = await Promise.all([
    readThresholds(client, registry, blockNumber),
    lens && optional('account values', () => readLensHealth(source, lens, owner)),
    ...tokens.map((token) => readAsset(source, oracle, owner, token)),
  ]);
  return { assets, thresholds, ...(lensHealth && { lensHealth }) };
}

/** The health factor that follows from the values that the venue's contracts themselves go by. */
async function readLensHealth(
  { client, positionsManager, block }: RiskSource,
  lens: Address,
  owner: OwnerAddress,
): Promise<Figure> {
  const [equity, maintenance, , , debt] = await client.readContract({
    address: lens,
    abi: valuesLensAbi,
    functionName: 'accountValues',
    args: [positionsManager, owner],
    blockNumber: block.number,
  });
  const usd = (wad: bigint) => decimal(fromBaseUnits(wad, WAD_DECIMALS));
  return healthOfValues({
    equity: usd(equity),
    maintenance: usd(maintenance),
    debt: usd(debt),
  });
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
  source: RiskSource,
  oracle: Address,
  owner: OwnerAddress,
  token: Token,
): Promise<RiskAsset> {
  const { client, positionsManager, block } = source;
  const blockNumber = block.number;
  const { address: asset, symbol, decimals } = token;
  const pm = { address: positionsManager, abi: positionsManagerAbi, blockNumber } as const;
  const registry = { address: source.registry, abi: configRegistryAbi, blockNumber } as const;
  const [[avail, hold], shares, totalShares, state, cfg, price] = await Promise.all([
    client.readContract({ ...pm, functionName: 'getBalance', args: [owner, asset] }),
    client.readContract({ ...pm, functionName: 'debtShares', args: [owner, asset] }),
    client.readContract({ ...pm, functionName: 'totalDebtShares', args: [asset] }),
    client.readContract({ ...pm, functionName: 'astate', args: [asset] }),
    client.readContract({ ...registry, functionName: 'getAssetCfg', args: [asset] }),
    readPrice(client, oracle, asset, blockNumber),
  ]);
  const [, cash, borrows, , , , lastAccrual] = state;
  const [rateModel, mmBps, , , , isCollateral] = cfg;
  const totals = { cash, borrows, lastAccrual };
  const owed = shares === 0n ? 0n : await readBorrows(source, rateModel, token, totals);
  return {
    token: asset,
    symbol,
    decimals,
    collateral: fromBaseUnits(avail + hold, decimals),
    ...(!isCollateral && { notCollateral: true }),
    debt: fromBaseUnits(debtOfShares(shares, owed, totalShares), decimals),
    price,
    maintenance: fromBaseUnits(BigInt(mmBps), BPS_DECIMALS),
  };
}

/** All debt of an asset with interest up to the block; as of the last touch where the rate cannot be read or believed. */
async function readBorrows(
  { client, block, optional }: RiskSource,
  rateModel: Address,
  { address: asset, symbol }: Token,
  totals: DebtTotals,
): Promise<bigint> {
  const aprWad = await optional(`borrow rate of ${symbol}`, async () => {
    const rate = await client.readContract({
      address: rateModel,
      abi: rateModelAbi,
      functionName: 'borrowAPR',
      args: [asset, utilizationWad(totals)],
      blockNumber: block.number,
    });
    if (rate > MAX_APR_WAD) throw new BaseError(`${rate} is no yearly rate in units of 1e-18`);
    return rate;
  });
  return aprWad === null ? totals.borrows : accruedBorrows(totals, aprWad, block.timestamp);
}

/** USD per whole token; null when the oracle reverts because its price is stale. */
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
