import { report } from './report.ts';

/**
 * Runs a task repeatedly, `intervalMs` after the last run ended. A failed run is reported and does not stop the
 * repetition.
 *
 * @returns a function that stops it and resolves when the current run has ended
 */
export function repeat(intervalMs: number, task: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const schedule = () => {
    if (!stopped) timer = setTimeout(run, intervalMs);
  };
  const run = () => {
    running = task()
      .catch((error: unknown) => {
        if (!stopped) report(error);
      })
      .then(schedule);
  };
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}
