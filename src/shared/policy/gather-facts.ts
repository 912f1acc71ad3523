import type { SessionId, UnixMs } from '../domain/ids.ts';
import { chooseLane, heldSessions, type Lane } from '../domain/lane.ts';
import { isWaiting } from '../domain/order.ts';
import type { Session } from '../domain/session.ts';
import type { Slices } from '../domain/slices.ts';
import { sessionHealth } from '../math/session-health.ts';
import type { PolicyFacts } from './policy-facts.ts';

const MINUTE_MS = 60_000;

/**
 * The facts at `now`, from the slices that main holds and sends to the page. One function, so that ticket and main cannot
 * judge by different facts.
 *
 * @param now unix ms
 * @param reserved sessions about to sign an order that is not journaled as signed yet (main only)
 * @example
 * gatherFacts(slices, now).lane // every session carries an open order → { kind: 'busy', session }
 */
export function gatherFacts(
  slices: Slices,
  now: UnixMs,
  reserved: ReadonlySet<SessionId> = new Set(),
): PolicyFacts {
  const orders = slices.orders.value;
  const held = new Set([...heldSessions(orders), ...reserved]);
  return {
    now,
    connection: slices.connection.state,
    keychain: slices.keychain.state,
    configChanges: slices.venue.changes.map((change) => change.field),
    recovering: orders.filter((o) => o.outcomeUnknown && o.stage !== 'attention').length,
    markets: slices.markets.value,
    tickers: slices.tickers.value,
    risk: slices.risk,
    setup: slices.setup,
    lane: laneOf(slices.sessions.value, held, now),
    limits: slices.limits,
    sentLastMinute: orders.filter(
      (o) => o.origin === 'here' && o.createdAt > now - MINUTE_MS && !isWaiting(o),
    ).length,
    fees: slices.fees,
  };
}

/** A session that is nearly used up may not cover the order, so it is the last resort. */
function laneOf(sessions: readonly Session[], held: ReadonlySet<SessionId>, now: UnixMs): Lane {
  const healthy = sessions.filter((session) => sessionHealth(session, now) === 'healthy');
  const lane = chooseLane(healthy, held);
  return lane.kind === 'free' ? lane : chooseLane(sessions, held);
}
