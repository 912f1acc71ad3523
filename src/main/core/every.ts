import type { Clock } from './ports.ts';

/** Runs `task` `ms` after each run has ended, so that runs never overlap. A run that fails does not stop the next. */
export function every(
  clock: Clock,
  ms: number,
  task: () => Promise<void>,
): { start(): void; stop(): void } {
  let cancel = (): void => {};
  let running = false;
  const schedule = (): void => {
    if (running)
      cancel = clock.schedule(
        ms,
        () =>
          void task()
            .catch(() => {})
            .finally(schedule),
      );
  };
  return {
    start() {
      running = true;
      schedule();
    },
    stop() {
      running = false;
      cancel();
    },
  };
}
