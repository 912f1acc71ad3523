import { z } from 'zod';
import type { VenuePage } from '../venue-query.ts';

/** Well above the venue's own limit of 500; a longer list is not worth parsing. */
const MAX_ROWS = 2_000;

const pagination = z.object({
  total: z.int().nonnegative().optional(),
  limit: z.int().positive().optional(),
  hasMore: z.boolean().optional(),
});

interface ListWire<Row> {
  readonly data: readonly Row[];
  readonly pagination?: z.output<typeof pagination> | undefined;
}

/** Schema of a list: `{data, pagination}`, or a bare array as in older answers. */
export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.preprocess(
    (answer) => (Array.isArray(answer) ? { data: answer } : answer),
    z.object({ data: z.array(row).max(MAX_ROWS), pagination: pagination.optional() }),
  );

/**
 * Maps a list's rows to a page. A bare array is complete, so that a venue that does not page is not asked forever. An
 * empty page is the last one, whatever the venue says.
 */
export function toPage<Row, T>(
  { data, pagination: pages }: ListWire<Row>,
  request: { readonly page: number; readonly limit: number },
  map: (row: Row) => T,
): VenuePage<T> {
  const total = pages?.total ?? null;
  const follows = total !== null && request.page * (pages?.limit ?? request.limit) < total;
  const hasMore = data.length > 0 && (pages?.hasMore ?? follows);
  return { rows: data.map(map), hasMore, total };
}
