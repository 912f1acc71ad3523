import { setTimeout as wait } from 'node:timers/promises';

/** Asks again every 20 ms until `read` gives a value; the test's own time-out ends it. */
export async function until<T>(read: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    await wait(20);
  }
}
