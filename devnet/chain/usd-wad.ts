import { parseEther } from 'viem';

/**
 * A price in dollars as the oracle keeps it, in units of 1e-18 USD.
 *
 * @param usd a positive decimal string with at most 18 decimals; more are refused, never rounded.
 * @throws RangeError naming what is wrong.
 * @example usdWad('0.0458') // 45_800_000_000_000_000n
 */
export function usdWad(usd: string): bigint {
  if (!/^\d+(\.\d{1,18})?$/.test(usd)) {
    throw new RangeError(`A price is a decimal number with at most 18 decimals, not "${usd}".`);
  }
  const wad = parseEther(usd);
  if (wad === 0n) throw new RangeError('A price must be above zero.');
  return wad;
}
