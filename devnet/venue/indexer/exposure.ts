import { divWad, mulWad } from '../fixed.ts';

export type Side = 'long' | 'short';

/** The sum of a user's fills on one side: the average entry is `quote / base`. Wads. */
export interface Exposure {
  readonly base: bigint;
  readonly quote: bigint;
  /** Quote per base. Kept if the fills are closed but a remainder is left on chain. */
  readonly entryPrice: bigint;
  /** Unix milliseconds. */
  readonly openedAt: number;
  readonly updatedAt: number;
}

/**
 * Adds a fill at average cost. Fees are not part of the entry price.
 *
 * @example 10 wS for 1 USDC, then 10 wS for 3 USDC: entry 0.1, then 0.2
 */
export function increase(
  exposure: Exposure | undefined,
  base: bigint,
  quote: bigint,
  at: number,
): Exposure {
  const sum = {
    base: (exposure?.base ?? 0n) + base,
    quote: (exposure?.quote ?? 0n) + quote,
  };
  return {
    ...sum,
    entryPrice: divWad(sum.quote, sum.base) ?? 0n,
    openedAt: exposure?.openedAt ?? at,
    updatedAt: at,
  };
}

/** Removes `base` at average cost; the entry price does not change. */
export function decrease(exposure: Exposure, base: bigint, at: number): Exposure {
  const left = base < exposure.base ? exposure.base - base : 0n;
  return { ...exposure, base: left, quote: mulWad(left, exposure.entryPrice), updatedAt: at };
}
