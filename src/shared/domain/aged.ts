import type { UnixMs } from './ids.ts';

/** A value with the time it was last known to be true; a null `asOf` means that it was never loaded. */
export interface Aged<T> {
  readonly value: T;
  readonly asOf: UnixMs | null;
}

export const aged = <T>(value: T, asOf: UnixMs | null): Aged<T> => ({ value, asOf });

/** Account figures older than this are not shown as current and open no risk: while live they are read every few seconds. */
export const MAX_ACCOUNT_AGE_MS = 60_000;

/**
 * Whether account figures still count. A time in the future counts as equally far in the past: the clock was set back.
 *
 * @example
 * isFresh(aged(risk, now - 60_000), now) // → true
 * isFresh(aged(risk, now - 60_001), now) // → false
 */
export const isFresh = ({ asOf }: Pick<Aged<unknown>, 'asOf'>, now: UnixMs): boolean =>
  asOf !== null && Math.abs(now - asOf) <= MAX_ACCOUNT_AGE_MS;
