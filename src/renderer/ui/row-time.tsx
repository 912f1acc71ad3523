import type { UnixMs } from '../../shared/domain/ids.ts';
import { formatClock, formatDate } from '../format/time.ts';

/** When something happened, local time: the clock, and the date under it. */
export const RowTime = ({ at }: { readonly at: UnixMs }) => (
  <time dateTime={new Date(at).toISOString()}>
    {formatClock(at)} <small>{formatDate(at)}</small>
  </time>
);
