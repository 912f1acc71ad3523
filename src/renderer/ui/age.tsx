import type { UnixMs } from '../../shared/domain/ids.ts';
import { formatDateTime, formatDuration } from '../format/time.ts';
import { useNow } from '../stores/now.ts';

/** Figures older than this must not be traded on. */
const OLD_MS = 60_000;

export const isOld = (asOf: UnixMs | null, now: UnixMs): boolean =>
  asOf === null || now - asOf > OLD_MS;

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
