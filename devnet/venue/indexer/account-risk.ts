import type { Address } from 'viem';
import type { ChainReader } from '../chain-reader.ts';
import { divWad, toWad, WAD } from '../fixed.ts';
import type { Market, Token } from '../token.ts';
import { type AssetRisk, priceAtHealth } from './liquidation-price.ts';

/** Account-wide risk; wads, prices in quote per base. */
export interface AccountRisk {
  /** Equity / maintenance; `undefined` without debt. */
  readonly health: bigint | undefined;
  /** (equity + debt) / equity; 0 without equity. */
  readonly leverage: bigint;
  /** `undefined` if no price leads there. */
  readonly partialLiquidationPrice: bigint | undefined;
  readonly fullLiquidationPrice: bigint | undefined;
}

/**
 * Reads an account's values from the chain and derives its risk.
 *
 * @throws the revert if the oracle has no fresh price
 */
export async function readAccountRisk(
  user: Address,
  market: Market,
  reader: ChainReader,
): Promise<AccountRisk> {
  const [values, targetBps, base, quote] = await Promise.all([
    reader.accountValues(user),
    reader.targetHealthBps(),
    readAsset(user, market.base, reader),
    readAsset(user, market.quote, reader),
  ]);
  const indebted = values.debt > 0n && values.maintenance > 0n;
  const priceAt = (health: bigint): bigint | undefined => {
    const usd = indebted ? priceAtHealth(base, [quote], health) : undefined;
    return usd === undefined ? undefined : divWad(usd, quote.priceUsd);
  };
  return {
    health: indebted ? divWad(values.equity, values.maintenance) : undefined,
    leverage: divWad(values.equity + values.debt, values.equity) ?? 0n,
    partialLiquidationPrice: priceAt(bpsToWad(targetBps)),
    fullLiquidationPrice: priceAt(WAD),
  };
}

const bpsToWad = (bps: bigint): bigint => (bps * WAD) / 10_000n;

async function readAsset(user: Address, token: Token, reader: ChainReader): Promise<AssetRisk> {
  const [collateral, debt, priceUsd, cfg] = await Promise.all([
    reader.collateral(user, token.address),
    reader.debt(user, token.address),
    reader.priceUsd(token.address),
    reader.assetCfg(token.address),
  ]);
  return {
    collateral: toWad(collateral, token.decimals),
    debt: toWad(debt, token.decimals),
    priceUsd,
    maintenance: bpsToWad(BigInt(cfg.mmBps)),
  };
}
