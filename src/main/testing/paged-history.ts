import type { FundingEvent } from '../../shared/domain/history.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { VenueOrder } from '../venue/rows/order.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import type { VenueError } from '../venue/venue-error.ts';
import type { PageQuery, VenuePage } from '../venue/venue-query.ts';
import { SAMPLE_TIME, venueId } from './sample-order.ts';
import { venueRow } from './scripted-sources.ts';

/** An account's history from a venue with two rows per page; there are no fills. */
export interface PagedHistory {
  readonly venue: Pick<VenueClient, 'orderHistory' | 'trades' | 'funding'>;
  orders: readonly VenueOrder[];
  funding: readonly FundingEvent[];
  /** The page of orders that times out. */
  away: number | null;
  /** Every page repeats the first one and claims that there is a next page. */
  repeats: boolean;
  /** `orders 1`, `orders 2`, … in the order of the requests. */
  readonly asked: readonly string[];
}

export function pagedHistory(): PagedHistory {
  const asked: string[] = [];
  const page = <T>(
    kind: string,
    rows: readonly T[],
    query: PageQuery,
  ): Result<VenuePage<T>, VenueError> => {
    asked.push(`${kind} ${query.page}`);
    if (history.repeats) return ok({ rows: rows.slice(0, 2), hasMore: true, total: null });
    const end = query.page * 2;
    return ok({ rows: rows.slice(end - 2, end), hasMore: rows.length > end, total: null });
  };
  const history: PagedHistory = {
    orders: [],
    funding: [],
    away: null,
    repeats: false,
    asked,
    venue: {
      async orderHistory(query) {
        const answer = page('orders', history.orders, query);
        return query.page === history.away ? err({ kind: 'unknown', detail: 'time-out' }) : answer;
      },
      trades: async (query) => page('fills', [], query),
      funding: async (query) => page('funding', history.funding, query),
    },
  };
  return history;
}

/** The first n orders of an account, one per second, newest first, all shifted by `laterMs`. */
export const pastOrders = (n: number, laterMs = 0): readonly VenueOrder[] =>
  Array.from({ length: n }, (_, i) => {
    const createdAt = SAMPLE_TIME + laterMs + (n - i) * 1_000;
    return venueRow({ venueOrderId: venueId(n - i), status: 'expired', createdAt });
  });
