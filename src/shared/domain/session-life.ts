import type { UnixSeconds } from './ids.ts';
import type { Session } from './session.ts';

/** Time for a session's transaction to get into a block, on top of what the user asked for. */
const INCLUSION_SECONDS = 120;

/** When a session ends that is asked for at `now`, the later of the computer's clock and the chain's. */
export const endOfSession = (now: UnixSeconds, validForSeconds: number): UnixSeconds =>
  now + validForSeconds + INCLUSION_SECONDS;

/** How long a session was asked to live, in seconds: what `endOfSession` made its end of. */
export const askedLife = ({
  validUntil,
  createdAt,
}: Pick<Session, 'validUntil' | 'createdAt'>): number =>
  validUntil - Math.floor(createdAt / 1_000) - INCLUSION_SECONDS;
