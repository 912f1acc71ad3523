import type { UnixMs } from '../../shared/domain/ids.ts';

export interface ClockReading {
  readonly wall: UnixMs;
  readonly monotonic: number;
}

/** Longer than any pause of a busy process, shorter than any real sleep. */
const JUMP_MS = 10_000;

/**
 * Whether the computer slept, or its clock was set, between two readings that were meant to be `meantMs` apart.
 * On Linux monotonic time stops during sleep, so wall time runs ahead of it; elsewhere it continues, and the second
 * reading simply comes far too late. Either way sockets may be dead without knowing it.
 */
export function hasJumped(before: ClockReading, after: ClockReading, meantMs: number): boolean {
  const wall = after.wall - before.wall;
  const monotonic = after.monotonic - before.monotonic;
  return Math.abs(wall - monotonic) > JUMP_MS || monotonic - meantMs > JUMP_MS;
}
