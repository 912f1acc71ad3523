import type { UnixMs } from './ids.ts';

/** A value with the time at which it was last known to be true; `asOf` null means it was never loaded. */
export interface Aged<T> {
  readonly value: T;
  readonly asOf: UnixMs | null;
}

export const aged = <T>(value: T, asOf: UnixMs | null): Aged<T> => ({ value, asOf });
