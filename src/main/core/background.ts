import type { AppError } from '../../shared/domain/app-error.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Log } from './ports.ts';

/** Work that no caller waits for: its bugs are logged, and closing the terminal gives it time to end. */
export interface Background {
  run(name: string, task: () => Promise<unknown>): void;
  /** For a caller that waits: a throw becomes INTERNAL. */
  attempt<T>(name: string, task: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>>;
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
  let failures = 0;
  /** Logs a bug under the reference that is returned. */
  const failed = (name: string, error: unknown): string => {
    failures += 1;
    const reference = `${name}-${failures}`;
    const stack = error instanceof Error ? error.stack : `${error}`;
    log.error('background.failed', { name, reference, error: stack });
    return reference;
  };

  return {
    run(name, task) {
      void track(task().catch((error: unknown) => void failed(name, error)));
    },
    attempt: (name, task) =>
      track(
        task().catch((error: unknown) =>
          err({ code: 'INTERNAL' as const, reference: failed(name, error) }),
        ),
      ),
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
