import type { Random } from '../core/ports.ts';

/** Deterministic randomness: backoff waits three quarters of its maximum. */
export const halfRandom: Random = { bytes: (length) => new Uint8Array(length).fill(128) };
