import { err, type Result } from '../../shared/result.ts';
import type { Log } from './ports.ts';

/** Work that nobody waits for: a bug in it is logged, and it is given time to end before the terminal closes. */
export interface Background {
  run(name: string, task: () => Promise<unknown>): void;
  /** The same work for a caller that wants a sentence instead of a throw. */
  attempt<T>(name: string, task: () => Promise<Result<T, string>>): Promise<Result<T, string>>;
  /** Resolves when everything begun has ended. */
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
