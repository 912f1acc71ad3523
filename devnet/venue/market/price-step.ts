import type { RandomInt } from './random.ts';

const PPM = 1_000_000n;

/**
 * One step of a random walk: the price moved by at most `reachPpm` millionths, the middle of the
 * range being likelier than its ends.
 *
 * @example stepPrice(45_800000000000000n, () => 500, 1000) // +1000 ppm: 45_845800000000000n
 */
export function stepPrice(price: bigint, random: RandomInt, reachPpm: number): bigint {
  const half = Math.floor(reachPpm / 2);
  const move = random(-half, half) + random(-half, half);
  return (price * (PPM + BigInt(move))) / PPM;
}
