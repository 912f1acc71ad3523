import { report } from './report.ts';

/**
 * Runs a task again and again, `intervalMs` after the last run ended. A failed run is reported and
 * does not end the repetition.
 *
 * @returns stops it, and resolves when a run that is under way has ended
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
