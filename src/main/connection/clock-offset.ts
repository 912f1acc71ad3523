import type { Log } from '../core/ports.ts';
import type { ResponseFacts } from '../venue/http/transport.ts';

const WARN_ABOVE_MS = 30_000;
/** An answer that took longer says too little about when it was written. */
const LONGEST_TRIP_MS = 5_000;

/** How far the venue's clock is ahead of this computer's, by the `Date` header of its answers. */
export interface ClockOffset {
  observe(response: ResponseFacts): void;
  /** Venue time minus local time, to about a second; null until an answer carried a date. */
  readonly offsetMs: number | null;
}

/** Warns once when the clocks come to differ by more than 30 s: deadlines would be judged wrongly. */
export function createClockOffset(log: Log): ClockOffset {
  let offsetMs: number | null = null;
  let warned = false;
  return {
    observe({ serverTime, sentAt, receivedAt }) {
      const trip = receivedAt - sentAt;
      if (serverTime === null || trip < 0 || trip > LONGEST_TRIP_MS) return;
      // The header is cut to whole seconds: half a second is what was lost on average.
      offsetMs = Math.round(serverTime + 500 - (sentAt + receivedAt) / 2);
      const wrong = Math.abs(offsetMs) > WARN_ABOVE_MS;
      if (wrong && !warned) log.warn('clock.offset', { offsetMs });
      warned = wrong;
    },
    get offsetMs() {
      return offsetMs;
    },
  };
}
