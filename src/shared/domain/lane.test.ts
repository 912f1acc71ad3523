import { describe, expect, it } from 'vitest';
import { createElsewhereOrder } from './create-order.ts';
import {
  clientOrderId,
  orderDigest,
  orderHash,
  type SessionId,
  sessionId,
  venueOrderId,
} from './ids.ts';
import { chooseLane, heldSessions } from './lane.ts';
import type { Order } from './order.ts';
import type { OrderStage } from './order-stage.ts';
import type { Session } from './session.ts';
import { session as template } from './testing.ts';

const hash = (digit: number): `0x${string}` => `0x${`${digit}`.repeat(64)}`;
const session = (digit: number, differs: Partial<Session> = {}): Session => ({
  ...template,
  sessionId: sessionId(hash(digit)),
  ...differs,
});
const order = (carrier: SessionId, stage: OrderStage): Order => ({
  ...createElsewhereOrder({
    clientOrderId: clientOrderId('ord_1'),
    venueOrderId: venueOrderId('lev_1'),
    account: template.account,
    chainId: 146,
    terms: null,
    at: 0,
  }),
  stage,
  signature: {
    sessionId: carrier,
    nonce: 0,
    deadline: 0,
    orderHash: orderHash(hash(8)),
    orderDigest: orderDigest(hash(9)),
  },
});
const holding = (...sessions: readonly Session[]) =>
  new Set(sessions.map((held) => held.sessionId));

const soon = session(1, { validUntil: 1_000 });
const later = session(2, { validUntil: 2_000 });
const never = session(3, { validUntil: 0 });

describe('the lane for the next order', () => {
  it('is none without a session', () => {
    expect(chooseLane([], holding())).toEqual({ kind: 'none' });
  });

  it('is the free session that expires first; sessions without expiry come last', () => {
    expect(chooseLane([never, later, soon], holding())).toEqual({ kind: 'free', session: soon });
    expect(chooseLane([never, later], holding())).toEqual({ kind: 'free', session: later });
    expect(chooseLane([never], holding())).toEqual({ kind: 'free', session: never });
  });

  it('skips a held session while another is free', () => {
    expect(chooseLane([soon, later], holding(soon))).toEqual({ kind: 'free', session: later });
  });

  it('is busy when every usable session is held, even though an unusable one is not', () => {
    const revoked = session(4, { chain: 'revoked' });
    const lane = chooseLane([revoked, later, soon], holding(soon, later));
    expect(lane).toEqual({ kind: 'busy', session: soon });
  });

  it.each<Partial<Session>>([
    { chain: 'not-yet-valid' },
    { chain: 'expired' },
    { chain: 'calls-exhausted' },
    { chain: 'revoked' },
    { chain: 'not-found' },
    { chain: 'unknown' },
    { key: 'missing' },
    { key: 'wrong-key' },
    { key: 'unreadable' },
  ])('is never a session with %o', (broken) => {
    const alone = session(1, broken);
    expect(chooseLane([alone], holding())).toEqual({ kind: 'unusable', session: alone });
    expect(chooseLane([alone, later], holding())).toEqual({ kind: 'free', session: later });
  });

  it('may be a session whose key is untested', () => {
    const untested = session(1, { key: 'untested' });
    expect(chooseLane([untested], holding())).toEqual({ kind: 'free', session: untested });
  });

  it('names the newest session when none is usable, and does not reorder the list', () => {
    const old = session(1, { chain: 'expired', createdAt: 1 });
    const newest = session(2, { key: 'missing', createdAt: 2 });
    const list = [old, newest];
    expect(chooseLane(list, holding())).toEqual({ kind: 'unusable', session: newest });
    expect(list).toEqual([old, newest]);
  });
});

describe('a session', () => {
  const isHeld: Readonly<Record<OrderStage, boolean>> = {
    created: true,
    signed: true,
    submitted: true,
    open: true,
    attention: true,
    failed: false,
    expired: false,
    cancelled: false,
    filled: false,
  };

  it('is held by its order until the order is final', () => {
    for (const [stage, held] of Object.entries(isHeld) as [OrderStage, boolean][]) {
      expect([stage, heldSessions([order(soon.sessionId, stage)])]).toEqual([
        stage,
        held ? holding(soon) : holding(),
      ]);
    }
  });

  it('is held by one open order even if its other orders are final', () => {
    const orders = [order(soon.sessionId, 'filled'), order(soon.sessionId, 'attention')];
    expect(heldSessions(orders)).toEqual(holding(soon));
  });

  it('is not held by an order that was not signed here', () => {
    expect(heldSessions([{ ...order(soon.sessionId, 'open'), signature: null }])).toEqual(
      holding(),
    );
  });
});
