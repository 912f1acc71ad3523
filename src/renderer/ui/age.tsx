import { isFresh } from '../../shared/domain/aged.ts';
import type { UnixMs } from '../../shared/domain/ids.ts';
import { formatDateTime, formatDuration } from '../format/time.ts';
import { useNow } from '../stores/now.ts';

/** Figures this old must not be traded on. */
export const isOld = (asOf: UnixMs | null, now: UnixMs): boolean => !isFresh({ asOf }, now);

/** Figures are read one after the other, so these ages count as one. */
const SAME_AGE_MS = 5_000;

/** The age of a figure in a panel of another age; nothing where both are the same. */
export function OwnAge({ asOf, panelAsOf }: { asOf: UnixMs | null; panelAsOf: UnixMs | null }) {
  const same = asOf !== null && panelAsOf !== null && Math.abs(asOf - panelAsOf) <= SAME_AGE_MS;
  return same || asOf === panelAsOf ? null : <Age asOf={asOf} />;
}

/** The age of the data: `2 s ago`; the exact time is in the title. */
export function Age({ asOf }: { readonly asOf: UnixMs | null }) {
  const now = useNow();
  if (asOf === null) return <span className="age">Never loaded</span>;
  const age = now - asOf;
  return (
    <time
      className={isOld(asOf, now) ? 'age age-old' : 'age'}
      dateTime={new Date(asOf).toISOString()}
      title={formatDateTime(asOf)}
    >
      {formatDuration(age)} ago
    </time>
  );
}
