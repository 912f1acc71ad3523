import type { UnixSeconds } from '../../shared/domain/ids.ts';

/** An asset's totals as of its last touch, in base units. */
export interface DebtTotals {
  readonly cash: bigint;
  readonly borrows: bigint;
  /** Unix seconds; 0 if the asset was never touched. */
  readonly lastAccrual: bigint;
}

const WAD = 10n ** 18n;
const YEAR_SECONDS = 31_536_000n;

/**
 * The share of an asset that is lent out, as a fraction of 1e18, rounded down; 0 where there is nothing.
 *
 * @example utilizationWad({ cash: 3n, borrows: 1n }) // 250_000_000_000_000_000n
 */
export function utilizationWad({ cash, borrows }: Pick<DebtTotals, 'cash' | 'borrows'>): bigint {
  const all = cash + borrows;
  return all === 0n ? 0n : (borrows * WAD) / all;
}

/**
 * All that is owed of an asset at a time: interest is linear between two touches, rounded down as the contract does. A time
 * before the last touch adds nothing.
 *
 * @param aprWad yearly rate as a fraction of 1e18
 * @example
 * // 100 owed at 58 % for half a year
 * accruedBorrows({ cash: 0n, borrows: 100n, lastAccrual: 1n }, 58n * 10n ** 16n, 15_768_001) // 129n
 */
export function accruedBorrows(
  { borrows, lastAccrual }: DebtTotals,
  aprWad: bigint,
  at: UnixSeconds,
): bigint {
  const seconds = BigInt(at) - lastAccrual;
  if (lastAccrual === 0n || seconds <= 0n) return borrows;
  const growthWad = (aprWad * seconds) / YEAR_SECONDS;
  return borrows + (borrows * growthWad) / WAD;
}

/**
 * Base units owed for `shares` of all debt: `ceil(shares × borrows / totalShares)`, as the contract rounds it.
 *
 * @example debtOfShares(1n, 10n, 3n) // 4n
 */
export const debtOfShares = (shares: bigint, borrows: bigint, totalShares: bigint): bigint =>
  totalShares === 0n ? 0n : (shares * borrows + totalShares - 1n) / totalShares;
