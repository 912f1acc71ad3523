/** Whole numbers from `min` to `max`, both included. */
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
