import type { Clock } from './ports.ts';

/**
 * Runs `task` `ms` after it was first asked for, once for all that ask meanwhile, and never twice at a time: a burst of
 * frames asks for one refresh, not for a hundred. What is asked for while it runs is run once more after it.
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
