import type { HistoryKind } from '../../shared/domain/history.ts';
import { useSlice } from '../stores/terminal-store.ts';

/** How much of the history is on this computer. */
export function CoverageLine({ kind }: { readonly kind: HistoryKind }) {
  const coverage = useSlice('coverage').find((candidate) => candidate.kind === kind);
  if (!coverage) return <span className="muted">not fetched yet</span>;
  return (
    <span className="muted">
      {coverage.complete ? 'complete' : `${coverage.rows} rows so far, not complete`}
    </span>
  );
}
