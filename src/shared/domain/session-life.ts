import type { UnixSeconds } from './ids.ts';
import type { Session } from './session.ts';

/** Time for a session's transaction to get into a block, added to the requested lifetime. */
const INCLUSION_SECONDS = 120;

/** When a session requested at `now` ends; `now` is the later of the computer's clock and the chain's. */
export const endOfSession = (now: UnixSeconds, validForSeconds: number): UnixSeconds =>
  now + validForSeconds + INCLUSION_SECONDS;

/** The lifetime that was requested for a session, in seconds: the inverse of `endOfSession`. */
export const askedLife = ({
  validUntil,
  createdAt,
}: Pick<Session, 'validUntil' | 'createdAt'>): number =>
  validUntil - Math.floor(createdAt / 1_000) - INCLUSION_SECONDS;
