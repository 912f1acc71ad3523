import type { Pages } from '../stores/use-pages.ts';
import { ErrorBanner } from './error-banner.tsx';

/** The end of a paged table: nothing there, more to load, or why loading failed. */
export function MoreRows({
  pages,
  empty,
}: {
  readonly pages: Pages<unknown>;
  readonly empty: string;
}) {
  if (pages.error) return <ErrorBanner error={pages.error} />;
  if (pages.rows.length === 0) return <p className="empty">{pages.loading ? 'Loading…' : empty}</p>;
  if (!pages.hasMore) return null;
  return (
    <button
      type="button"
      className="btn btn-quiet"
      disabled={pages.loading}
      onClick={pages.loadMore}
    >
      Load more
    </button>
  );
}
