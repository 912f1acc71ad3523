import type { Session } from '../../shared/domain/session.ts';
import { askedLife } from '../../shared/domain/session-life.ts';
import type { CreateSessionInput } from './sessions.ts';

/** The terms that a session was created with, for a new one that begins now. */
export const templateTerms = (session: Session): Omit<CreateSessionInput, 'account' | 'payer'> => ({
  validForSeconds: askedLife(session),
  maxCalls: session.maxCalls,
  maxFeeBps: session.maxFeeBps,
  limits: session.limits.map(({ token, limit }) => ({ token, limit })),
});
