import { mulWad, WAD } from '../fixed.ts';

/** One asset of a cross-margin account; amounts, USD price and maintenance rate as wads. */
export interface AssetRisk {
  readonly collateral: bigint;
  readonly debt: bigint;
  readonly priceUsd: bigint;
  readonly maintenance: bigint;
}

/**
 * The USD price of `asset` at which the account's health factor is `health`, everything else unchanged:
 *
 *   p = (h·M₀ − E₀) / ((c − d) − h·mm·(c + d))
 *
 * with collateral c and debt d of the asset, and E₀, M₀ the equity and the maintenance of the other assets. Source: the
 * health factor is equity / maintenance in the engine's published source; this solves it for one price.
 *
 * @returns `undefined` if no positive price does that: this asset's price cannot liquidate the account
 * @example 87.336 wS (5 %) against 1 USDC and a debt of 4.04 USDC (2 %): 0.0395 at h = 1.5
 */
export function priceAtHealth(
  asset: AssetRisk,
  others: readonly AssetRisk[],
  health: bigint,
): bigint | undefined {
  const { collateral: c, debt: d, maintenance: mm } = asset;
  let equity = 0n;
  let maintenance = 0n;
  for (const other of others) {
    equity += mulWad(other.collateral - other.debt, other.priceUsd);
    maintenance += mulWad(mulWad(other.collateral + other.debt, other.priceUsd), other.maintenance);
  }
  const numerator = mulWad(health, maintenance) - equity;
  const denominator = c - d - mulWad(mulWad(health, mm), c + d);
  if (denominator === 0n) return undefined;
  const price = (numerator * WAD) / denominator;
  return price > 0n ? price : undefined;
}
