import { z } from 'zod';

/** More rows than the venue's own limit of 500, and few enough to look at one by one. */
const MAX_ROWS = 2_000;

const pagination = z.object({
  total: z.int().nonnegative().optional(),
  limit: z.int().positive().optional(),
  hasMore: z.boolean().optional(),
});

type Pagination = z.output<typeof pagination>;

export interface ListWire<Row> {
  readonly data: readonly Row[];
  readonly pagination?: Pagination | undefined;
}

/** A list answer: `{data, pagination}`, or the bare array of older answers. */
export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.preprocess(
    (answer) => (Array.isArray(answer) ? { data: answer } : answer),
    z.object({ data: z.array(row).max(MAX_ROWS), pagination: pagination.optional() }),
  );

/**
 * Whether another page follows. A bare array is complete: what does not page must not be asked again and again.
 * An empty page ends the list, whatever the venue says.
 */
export function hasMore(
  rows: readonly unknown[],
  pages: Pagination | undefined,
  asked: { readonly page: number; readonly limit: number },
): boolean {
  if (rows.length === 0 || !pages) return false;
  if (pages.hasMore !== undefined) return pages.hasMore;
  return pages.total !== undefined && asked.page * (pages.limit ?? asked.limit) < pages.total;
}
