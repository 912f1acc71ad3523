import { err, type Result } from '../../shared/result.ts';
import type { Log } from './ports.ts';

/** Work that no caller waits for: its bugs are logged, and closing the terminal gives it time to end. */
export interface Background {
  run(name: string, task: () => Promise<unknown>): void;
  /** For a caller that waits: a throw becomes an error sentence. */
  attempt<T>(name: string, task: () => Promise<Result<T, string>>): Promise<Result<T, string>>;
  /** Resolves when all running work has ended. */
  settled(): Promise<void>;
}

export function createBackground(log: Log): Background {
  const running = new Set<Promise<unknown>>();

  const track = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    void work.finally(() => running.delete(work));
    return work;
  };
  const failed = (name: string, error: unknown): void =>
    log.error('background.failed', {
      name,
      error: error instanceof Error ? error.stack : `${error}`,
    });

  return {
    run(name, task) {
      void track(task().catch((error: unknown) => failed(name, error)));
    },
    attempt: (name, task) =>
      track(
        task().catch((error: unknown) => {
          failed(name, error);
          return err(`${name} failed; see the log`);
        }),
      ),
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
