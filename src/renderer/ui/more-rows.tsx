import type { Pages } from '../stores/use-pages.ts';
import { ErrorBanner } from './error-banner.tsx';

/** The end of a paged table: no rows, more to load, or why loading failed. */
export function MoreRows({
  pages,
  empty,
}: {
  readonly pages: Pages<unknown>;
  readonly empty: string;
}) {
  const more = (label: string) => (
    <button
      type="button"
      className="btn btn-quiet"
      disabled={pages.loading}
      onClick={pages.loadMore}
    >
      {label}
    </button>
  );
  if (pages.error) {
    return (
      <>
        <ErrorBanner error={pages.error} />
        {more('Try again')}
      </>
    );
  }
  if (pages.rows.length === 0) return <p className="empty">{pages.loading ? 'Loading…' : empty}</p>;
  return pages.hasMore ? more('Load more') : null;
}
