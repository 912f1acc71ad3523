import type { Coverage } from '../../shared/domain/history.ts';

/** How much of the history is on this computer. */
export function CoverageLine({ coverage }: { readonly coverage: Coverage | undefined }) {
  if (!coverage) return <span className="muted">Not fetched yet</span>;
  return (
    <span className="muted">
      {coverage.complete ? 'Complete' : `${coverage.rows} rows so far, not complete`}
    </span>
  );
}
