import type { UnixMs } from '../../../shared/domain/ids.ts';
import type { Session } from '../../../shared/domain/session.ts';
import { planTopUp } from '../../../shared/math/top-up.ts';

interface LowLanesProps {
  readonly sessions: readonly Session[];
  /** How many healthy session keys are desired. */
  readonly wish: number;
  readonly now: UnixMs;
}

/** Warns that fewer session keys are healthy than desired; hidden while there are enough. */
export function LowLanes({ sessions, wish, now }: LowLanesProps) {
  const { healthy } = planTopUp(sessions, wish, now);
  if (healthy >= wish) return null;
  return (
    <p className="banner banner-warn" role="status">
      Session keys run low: {healthy} of {wish} healthy. The others have ended, or less than a tenth
      of their time, orders or limits is left. Top up before an order has to wait.
    </p>
  );
}
