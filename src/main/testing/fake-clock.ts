import type { UnixMs } from '../../shared/domain/ids.ts';
import type { Clock } from '../core/ports.ts';

/** A clock that moves only when told to. */
export interface FakeClock extends Clock {
  /** Advances wall and monotonic time; runs due tasks in order, each at its own time. */
  advance(ms: number): void;
  /** Simulates a sleeping computer: wall time jumps, monotonic time does not, and no task runs. */
  sleep(ms: number): void;
  /** The number of scheduled tasks. */
  readonly pending: number;
}

interface Task {
  readonly due: number;
  readonly run: () => void;
}

export function createFakeClock(start: UnixMs = 1_776_944_355_000): FakeClock {
  let wall = start;
  let monotonic = 0;
  const tasks = new Set<Task>();

  const nextDue = (until: number): Task | undefined =>
    [...tasks].filter((task) => task.due <= until).sort((a, b) => a.due - b.due)[0];

  const moveTo = (time: number): void => {
    wall += time - monotonic;
    monotonic = time;
  };

  return {
    now: () => wall,
    monotonic: () => monotonic,
    schedule(ms, run) {
      const task: Task = { due: monotonic + ms, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    advance(ms) {
      const end = monotonic + ms;
      for (let task = nextDue(end); task; task = nextDue(end)) {
        tasks.delete(task);
        moveTo(task.due);
        task.run();
      }
      moveTo(end);
    },
    sleep(ms) {
      wall += ms;
    },
    get pending() {
      return tasks.size;
    },
  };
}
