import type { UnixMs } from '../../../shared/domain/ids.ts';
import type { Session } from '../../../shared/domain/session.ts';
import { planTopUp } from '../../../shared/math/top-up.ts';

interface LowLanesProps {
  readonly sessions: readonly Session[];
  /** How many are wanted. */
  readonly wish: number;
  readonly now: UnixMs;
}

/** Says that fewer sessions last than are wanted; nothing is shown while enough do. */
export function LowLanes({ sessions, wish, now }: LowLanesProps) {
  const { healthy } = planTopUp(sessions, wish, now);
  if (healthy >= wish) return null;
  return (
    <p className="banner banner-warn" role="status">
      Sessions run low: {healthy} of the {wish} you want will last. The others are over, or less
      than a tenth of their time, calls or limits is left. Top up before an order has to wait.
    </p>
  );
}
