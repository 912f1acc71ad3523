import type { SessionId } from './ids.ts';
import type { Order } from './order.ts';
import { isFinal } from './order-stage.ts';
import type { Session } from './session.ts';

/** The session that will carry the next order, or why none can. */
export type Lane =
  | { readonly kind: 'free'; readonly session: Session }
  | { readonly kind: 'busy'; readonly session: Session }
  | { readonly kind: 'unusable'; readonly session: Session }
  | { readonly kind: 'none' };

/** The sessions that carry an order which is not final. */
export const heldSessions = (orders: readonly Order[]): ReadonlySet<SessionId> =>
  new Set(
    orders.flatMap((order) =>
      order.signature && !isFinal(order.stage) ? [order.signature.sessionId] : [],
    ),
  );

/**
 * Chooses a session for one order. The executor answers a second order on the same (session, nonce) with the first one's
 * id, so a session that carries an order which is not final is busy. Of the free sessions the one that expires first is
 * used. If none is usable, the newest one is returned, so that the refusal can say what is wrong with it.
 *
 * @example
 * chooseLane([session], heldSessions(orders)) // its order is still open → { kind: 'busy', session }
 */
export function chooseLane(sessions: readonly Session[], held: ReadonlySet<SessionId>): Lane {
  const usable = sessions.filter(isUsable).sort((a, b) => expiry(a) - expiry(b));
  const free = usable.find((session) => !held.has(session.sessionId));
  if (free) return { kind: 'free', session: free };
  const [busy] = usable;
  if (busy) return { kind: 'busy', session: busy };
  const newest = [...sessions].sort((a, b) => b.createdAt - a.createdAt)[0];
  return newest ? { kind: 'unusable', session: newest } : { kind: 'none' };
}

const isUsable = (session: Session): boolean =>
  session.chain === 'active' && (session.key === 'ready' || session.key === 'untested');

const expiry = (session: Session): number => session.validUntil || Number.POSITIVE_INFINITY;
