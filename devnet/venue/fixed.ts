/** Exact fixed-point arithmetic on bigints: 18 decimals ("wad") between base units and the wire. */
import { formatUnits } from 'viem';

export const WAD = 10n ** 18n;

/**
 * Converts a token's base units to a wad.
 *
 * @example toWad(4_000_000n, 6) // 4_000000000000000000n
 */
export const toWad = (baseUnits: bigint, decimals: number): bigint =>
  baseUnits * 10n ** BigInt(18 - decimals);

/** a · b for two wads, rounded toward zero. */
export const mulWad = (a: bigint, b: bigint): bigint => (a * b) / WAD;

/** a / b for two wads, rounded toward zero; `undefined` if b is zero. */
export const divWad = (a: bigint, b: bigint): bigint | undefined =>
  b === 0n ? undefined : (a * WAD) / b;

/**
 * A wad as a decimal string, truncated (not rounded) to `decimals` places, without trailing zeros.
 *
 * @example formatWad(1_523456789000000000n, 4) // '1.5234'
 */
export function formatWad(wad: bigint, decimals = 18): string {
  const step = 10n ** BigInt(18 - decimals);
  return formatUnits((wad / step) * step, 18);
}

/** Like `formatWad`, but always with a sign and exactly `decimals` places: `'+0.0020'`. */
export function formatSignedWad(wad: bigint, decimals: number): string {
  const sign = wad < 0n ? '-' : '+';
  return `${sign}${formatWadFixed(wad < 0n ? -wad : wad, decimals)}`;
}

/** A wad as a decimal string with exactly `decimals` places, truncated. */
export function formatWadFixed(wad: bigint, decimals: number): string {
  const [whole = '0', fraction = ''] = formatWad(wad, decimals).split('.');
  return `${whole}.${fraction.padEnd(decimals, '0')}`;
}

/**
 * Parses a non-negative decimal string with at most 18 decimals; `undefined` for anything else, so that excess digits
 * are refused, not rounded.
 *
 * @example parseWad('0.0458') // 45800000000000000n
 */
export function parseWad(text: string): bigint | undefined {
  const match = /^(\d{1,30})(?:\.(\d{1,18}))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '0', fraction = ''] = match;
  return BigInt(whole) * WAD + BigInt(fraction.padEnd(18, '0'));
}
