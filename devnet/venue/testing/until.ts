import { setTimeout as wait } from 'node:timers/promises';

/** Calls `read` every 20 ms until it returns a value; bounded only by the test's own timeout. */
export async function until<T>(read: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    await wait(20);
  }
}
