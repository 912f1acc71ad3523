import type { Address } from 'viem';
import type { ChainReader } from '../chain-reader.ts';
import { formatWad, mulWad, toWad } from '../fixed.ts';
import type { MarketPrice } from '../market/price-feed.ts';
import type { Market } from '../token.ts';

/** `AccountBalance` of the venue's API: one token an account holds in the PositionsManager. */
export interface BalanceRow {
  readonly chainId: number;
  readonly network: 'Sonic';
  readonly token: string;
  readonly tokenAddress: Address;
  readonly totalBalance: string;
  readonly usdValue: string;
  readonly pnlPct: '0%';
}

/**
 * The account's collateral per token, without tokens it does not hold. `usdValue` uses the last known price, or is
 * `"0"` if there never was one; `pnlPct` is the venue's placeholder.
 */
export async function balanceRows(
  user: Address,
  chainId: number,
  market: Market,
  reader: ChainReader,
  price: MarketPrice | undefined,
): Promise<readonly BalanceRow[]> {
  const tokens = [market.base, market.quote];
  const held = await Promise.all(tokens.map((token) => reader.collateral(user, token.address)));
  return tokens.flatMap((token, index) => {
    const total = toWad(held[index] ?? 0n, token.decimals);
    if (total === 0n) return [];
    const usd = token === market.base ? price?.baseUsd : price?.quoteUsd;
    return {
      chainId,
      network: 'Sonic',
      token: token.symbol,
      tokenAddress: token.address,
      totalBalance: formatWad(total),
      usdValue: formatWad(mulWad(total, usd ?? 0n), 6),
      pnlPct: '0%',
    } as const;
  });
}
