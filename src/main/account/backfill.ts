import { isDeepStrictEqual } from 'node:util';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { HistoryKind } from '../../shared/domain/history.ts';
import type { OwnerAddress, UnixMs } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Core } from '../core/open-core.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { toAppError, type VenueError } from '../venue/venue-error.ts';
import type { PageQuery, VenuePage } from '../venue/venue-query.ts';
import type { OrderImport } from './order-import.ts';

/** The most rows the venue gives in one page. */
const PAGE_LIMIT = 500;
/** The venue's clock may differ from this computer's, and rows may appear a little late. */
const SLACK_MS = 60_000;

export interface BackfillOptions {
  readonly venue: Pick<VenueClient, 'orderHistory' | 'trades' | 'funding'>;
  readonly importOrders: OrderImport;
}

/** Fetches an account's history until it is complete. Errors: those of a venue call, and VENUE_REPEATS_PAGE. */
export type Backfill = (account: OwnerAddress) => Promise<Result<null, AppError>>;

/**
 * Pages go newest first, so new rows push older ones to later pages: a row may come twice but is never skipped, and
 * writing it twice changes nothing. A history that was complete at some time is complete again once a page brings nothing
 * new and reaches back beyond that time; known rows alone prove nothing, because polling also delivers the latest ones. A
 * history that never was complete is read to its end.
 */
export function createBackfill(
  { settings, database, state }: Pick<Core, 'settings' | 'database' | 'state'>,
  { venue, importOrders }: BackfillOptions,
): Backfill {
  const { chainId } = settings;

  const fetchKind = async <T>(
    account: OwnerAddress,
    kind: HistoryKind,
    fetchPage: (query: PageQuery) => Promise<Result<VenuePage<T>, VenueError>>,
    keep: (rows: readonly T[]) => number,
    timeOf: (row: T) => UnixMs | null,
  ): Promise<Result<null, AppError>> => {
    const covered = database.coverage.list(account).find((c) => c.kind === kind && c.complete);
    const reachesBack = (oldest: UnixMs): boolean => oldest < (covered?.checkedAt ?? 0) - SLACK_MS;
    let before: readonly T[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await fetchPage({ account, chainId, page, limit: PAGE_LIMIT });
      if (!answer.ok) return err(toAppError(answer.error));
      const { rows, hasMore } = answer.value;
      if (hasMore && isSame(rows, before)) {
        return err({ code: 'VENUE_REPEATS_PAGE', call: kind, page: page - 1 });
      }
      before = rows;
      const fresh = keep(rows);
      const oldest = Math.min(...rows.map((row) => timeOf(row) ?? Number.POSITIVE_INFINITY));
      const complete = !hasMore || rows.length === 0 || (fresh === 0 && reachesBack(oldest));
      state.keep('coverage', account, { kind, complete });
      if (complete) return ok(null);
    }
  };

  return async (account) => {
    const results = [
      await fetchKind(
        account,
        'orders',
        venue.orderHistory,
        (rows) => importOrders(account, rows, 'history'),
        ({ createdAt }) => createdAt,
      ),
      await fetchKind(account, 'fills', venue.trades, database.fills.upsert, ({ at }) => at),
      await fetchKind(account, 'funding', venue.funding, database.funding.upsert, ({ at }) => at),
    ];
    return results.find((result) => !result.ok) ?? ok(null);
  };
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length > 0 && isDeepStrictEqual(a, b);
