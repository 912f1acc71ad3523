import type { Coverage, HistoryKind } from '../../shared/domain/history.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Database } from '../db/database.ts';
import type { Clock } from '../ports.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { describeVenueError, type VenueError } from '../venue/venue-error.ts';
import type { PageQuery, VenuePage } from '../venue/venue-query.ts';
import type { OrderImport } from './order-import.ts';

/** The most rows the venue gives in one page. */
const PAGE_LIMIT = 500;
export interface BackfillOptions {
  readonly clock: Clock;
  readonly chainId: number;
  readonly venue: Pick<VenueClient, 'orderHistory' | 'trades' | 'funding'>;
  readonly database: Pick<Database, 'fills' | 'funding' | 'coverage'>;
  readonly importOrders: OrderImport;
  onCoverage(account: OwnerAddress, coverage: readonly Coverage[]): void;
}

/** Fetches an account's history until it is complete. The error is one sentence. */
export type Backfill = (account: OwnerAddress) => Promise<Result<null, string>>;

/**
 * Pages go newest first, so rows that come in meanwhile push older ones to later pages: rows then come twice, never not
 * at all, and writing them twice changes nothing. A history that was complete before is so again once a page brings
 * nothing new; one that was not is read to its end.
 */
export function createBackfill(options: BackfillOptions): Backfill {
  const { clock, chainId, venue, database } = options;

  const fetchKind = async <T>(
    account: OwnerAddress,
    kind: HistoryKind,
    fetchPage: (query: PageQuery) => Promise<Result<VenuePage<T>, VenueError>>,
    keep: (rows: readonly T[]) => number,
  ): Promise<Result<null, string>> => {
    const wasComplete = database.coverage.list(account).some((c) => c.kind === kind && c.complete);
    for (let page = 1; ; page += 1) {
      const answer = await fetchPage({ account, chainId, page, limit: PAGE_LIMIT });
      if (!answer.ok) return err(describeVenueError(answer.error));
      const { rows, hasMore } = answer.value;
      const fresh = keep(rows);
      const complete = !hasMore || rows.length === 0 || (wasComplete && fresh === 0);
      database.coverage.record(account, kind, complete, clock.now());
      options.onCoverage(account, database.coverage.list(account));
      if (complete) return ok(null);
    }
  };

  return async (account) => {
    const results = [
      await fetchKind(account, 'orders', venue.orderHistory, (rows) =>
        options.importOrders(account, rows, 'history'),
      ),
      await fetchKind(account, 'fills', venue.trades, database.fills.upsert),
      await fetchKind(account, 'funding', venue.funding, database.funding.upsert),
    ];
    return results.find((result) => !result.ok) ?? ok(null);
  };
}
