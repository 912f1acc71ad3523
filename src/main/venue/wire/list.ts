import { z } from 'zod';
import type { VenuePage } from '../venue-query.ts';

/** More rows than the venue's own limit of 500, and few enough to look at one by one. */
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

/** A list answer: `{data, pagination}`, or the bare array of older answers. */
export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.preprocess(
    (answer) => (Array.isArray(answer) ? { data: answer } : answer),
    z.object({ data: z.array(row).max(MAX_ROWS), pagination: pagination.optional() }),
  );

/**
 * A list answer as a page of mapped rows. A bare array is complete: what does not page must not be asked again and
 * again. An empty page ends the list, whatever the venue says.
 */
export function toPage<Row, T>(
  { data, pagination: pages }: ListWire<Row>,
  asked: { readonly page: number; readonly limit: number },
  map: (row: Row) => T,
): VenuePage<T> {
  const total = pages?.total ?? null;
  const follows = total !== null && asked.page * (pages?.limit ?? asked.limit) < total;
  const hasMore = data.length > 0 && (pages?.hasMore ?? follows);
  return { rows: data.map(map), hasMore, total };
}
