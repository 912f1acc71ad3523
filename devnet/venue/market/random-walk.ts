const PPM = 1_000_000n;

/** Returns a whole number from `min` to `max`, inclusive. */
export type RandomInt = (min: number, max: number) => number;

/** Repeatable pseudo-random numbers (mulberry32): the same seed gives the same sequence. */
export function seededRandom(seed: number): RandomInt {
  let state = seed >>> 0;
  const nextUint32 = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return (min, max) => min + (nextUint32() % (max - min + 1));
}

/**
 * One step of a random walk: moves the price by at most `reachPpm` millionths, with the middle of the range likelier
 * than its ends.
 *
 * @example stepPrice(45_800000000000000n, () => 500, 1000) // +1000 ppm: 45_845800000000000n
 */
export function stepPrice(price: bigint, random: RandomInt, reachPpm: number): bigint {
  const half = Math.floor(reachPpm / 2);
  const move = random(-half, half) + random(-half, half);
  return (price * (PPM + BigInt(move))) / PPM;
}
