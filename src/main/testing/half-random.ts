import type { Random } from '../core/ports.ts';

/** Randomness without surprise: backoff waits three quarters of its longest time. */
export const halfRandom: Random = { bytes: (length) => new Uint8Array(length).fill(128) };
