import type Sqlite from 'better-sqlite3';
import type { UnixMs } from '../../shared/domain/ids.ts';

/** Ids per millisecond. When they run out, a row takes an id from the next millisecond. */
const KEYS_PER_MS = 1_000;
const LATEST_MS = Math.floor(Number.MAX_SAFE_INTEGER / KEYS_PER_MS) - 1;

/**
 * The first row id of a millisecond. Row ids sort by time, so a page needs no sorting and no second key, and the
 * full-text index, which returns rows by id, returns them newest first.
 *
 * @example timeKey(1_776_944_355_000) // 1_776_944_355_000_000
 */
export const timeKey = (at: UnixMs): number =>
  Math.min(Math.max(Math.trunc(at), 0), LATEST_MS) * KEYS_PER_MS;

/** Returns an id for a new row at that time. */
export function freeTimeKeys(
  sqlite: Sqlite.Database,
  table: 'orders' | 'fills' | 'funding' | 'position_history',
): (at: UnixMs) => number {
  const greatest = sqlite
    .prepare<[number, number], number | null>(
      `SELECT max(id) FROM ${table} WHERE id BETWEEN ? AND ?`,
    )
    .pluck();
  return (at) => {
    for (let first = timeKey(at); ; first += KEYS_PER_MS) {
      const last = first + KEYS_PER_MS - 1;
      const taken = greatest.get(first, last) ?? null;
      if (taken === null) return first;
      if (taken < last) return taken + 1;
    }
  };
}

/** The time of a row id. */
export const timeOfKey = (id: number): UnixMs => Math.floor(id / KEYS_PER_MS);
