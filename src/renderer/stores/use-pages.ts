import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Page } from '../../shared/domain/history.ts';
import type { Result } from '../../shared/result.ts';

/** Rows per page: more than a screen shows, few enough to render at once. */
export const PAGE_SIZE = 100;

export interface Pages<T> {
  readonly rows: readonly T[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly error: AppError | null;
  loadMore(): void;
}

type Fetch<T> = (cursor: string | null) => Promise<Result<Page<T>, AppError>>;

/**
 * Pages of history by keyset, newest first. A changed `key` (account, filter, a new row at the top) starts again from the
 * first page: answers for an older key are dropped, and the old rows stay until the new ones arrive.
 */
export function usePages<T>(key: string, fetchPage: Fetch<T>): Pages<T> {
  const [rows, setRows] = useState<readonly T[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [loading, setLoading] = useState(true);
  const [error, setError] = useState<AppError | null>(null);
  const latest = useRef(key);
  const fetchLatest = useRef(fetchPage);
  latest.current = key;
  fetchLatest.current = fetchPage;

  const load = useCallback(async (mine: string, cursor: string | null): Promise<void> => {
    setLoading(true);
    const answer = await fetchLatest.current(cursor);
    if (latest.current !== mine) return;
    setLoading(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setRows((before) => (cursor === null ? answer.value.rows : [...before, ...answer.value.rows]));
    setNext(answer.value.next);
  }, []);

  useEffect(() => {
    // If the first page fails, the old key's cursor must not fetch rows for the new one.
    setNext(null);
    void load(key, null);
  }, [key, load]);

  const loadMore = (): void => {
    if (!loading && (next !== null || error)) void load(key, next);
  };
  return { rows, hasMore: next !== null, loading, error, loadMore };
}
