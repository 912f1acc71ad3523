import type { Clock } from './ports.ts';

/**
 * Runs `task` once, `ms` after the first request, for all requests made by then, and never twice at a time: a burst of
 * frames leads to one refresh, not to a hundred. Requests made while it runs lead to one more run.
 */
export function coalesce(
  clock: Clock,
  ms: number,
  task: () => Promise<unknown>,
): { ask(): void; stop(): void } {
  let cancel: (() => void) | null = null;
  let running = false;
  let again = false;
  let stopped = false;

  const run = async (): Promise<void> => {
    cancel = null;
    running = true;
    try {
      await task();
    } finally {
      running = false;
      if (again) ask();
    }
  };
  const ask = (): void => {
    if (stopped || cancel) return;
    again = running;
    if (!running) cancel = clock.schedule(ms, () => void run());
  };
  return {
    ask,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
