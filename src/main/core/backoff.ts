import type { Random } from './ports.ts';

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt: doubles each time up to 30 s, then a random value in the upper half of that,
 * so that terminals that lost the same venue do not all reconnect at once.
 *
 * @param failures attempts that failed in a row, 1 for the first
 * @returns whole milliseconds
 * @example backoffMs(3, random) // between 1000 and 2000
 */
export function backoffMs(failures: number, random: Random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
  const [high = 0, low = 0] = random.bytes(2);
  const fraction = (high * 256 + low) / 65_536;
  return Math.floor(ceiling / 2 + (ceiling / 2) * fraction);
}
