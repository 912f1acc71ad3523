import type { Clock } from '../core/ports.ts';
import { type ClockReading, hasJumped } from './detect-wake.ts';

const TICK_MS = 1_000;

interface ClockWatch {
  /** Once a second. */
  onTick(): void;
  /** Instead of a tick if the computer slept or its clock was set. */
  onJump(): void;
}

/** Ticks once a second and notices when time has jumped. Returns the function that stops it. */
export function watchClock(clock: Clock, { onTick, onJump }: ClockWatch): () => void {
  const read = (): ClockReading => ({ wall: clock.now(), monotonic: clock.monotonic() });
  let cancel = (): void => {};
  const waitFrom = (before: ClockReading): void => {
    cancel = clock.schedule(TICK_MS, () => {
      const now = read();
      waitFrom(now);
      if (hasJumped(before, now, TICK_MS)) onJump();
      else onTick();
    });
  };
  waitFrom(read());
  return () => cancel();
}
