import type { VenuePage } from '../venue-query.ts';
import { hasMore, type ListWire } from '../wire/list.ts';

/** A list answer as a page of mapped rows. */
export const toPage = <Row, T>(
  { data, pagination }: ListWire<Row>,
  asked: { readonly page: number; readonly limit: number },
  map: (row: Row) => T,
): VenuePage<T> => ({
  rows: data.map(map),
  hasMore: hasMore(data, pagination, asked),
  total: pagination?.total ?? null,
});
