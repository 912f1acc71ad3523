import type { ChainReader } from '../chain-reader.ts';
import { mulWad, toWad } from '../fixed.ts';
import type { Market } from '../token.ts';
import type { Ledger } from './ledger.ts';

const YEAR_MS = 365n * 24n * 60n * 60n * 1000n;

/**
 * Adds one funding entry for every debt of an account with exposure: the interest at its borrow rate over the interval
 * that ends now. It only reports what the chain charges; with a borrow rate of zero (the devnet's default) there is
 * nothing to report.
 */
export async function recordFunding(
  market: Market,
  reader: ChainReader,
  ledger: Ledger,
  intervalMs: number,
  at: number,
): Promise<void> {
  for (const asset of [market.base, market.quote]) {
    const rate = ((await reader.borrowApr(asset.address)) * BigInt(intervalMs)) / YEAR_MS;
    if (rate === 0n) continue;
    for (const user of ledger.exposed()) {
      const debt = toWad(await reader.debt(user, asset.address), asset.decimals);
      if (debt === 0n) continue;
      const id = `${user}-${asset.symbol}-${at}`;
      ledger.of(user).funding.push({ id, asset, rate, amount: mulWad(debt, rate), at });
    }
  }
}
