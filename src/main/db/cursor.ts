import type { Page } from '../../shared/domain/history.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { BadCursor } from './database.ts';

/** The id that all rows of a page are below. Error: BAD_CURSOR for a text that no page returned. */
export function parseCursor(text: string | null): Result<number, BadCursor> {
  if (text === null) return ok(Number.MAX_SAFE_INTEGER);
  const id = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(id) ? ok(id) : err({ code: 'BAD_CURSOR' });
}

/** A page of `limit` rows from up to `limit + 1`. The extra row only shows that there is a next page. */
export function toPage<Row extends { readonly id: number }, T>(
  rows: readonly Row[],
  limit: number,
  open: (row: Row) => T | null,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(open).filter((value) => value !== null),
    next: last ? `${last.id}` : null,
  };
}
