import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionId } from '../domain/ids.ts';
import type { Session, SessionChainState } from '../domain/session.ts';
import { NOW, session as template } from '../domain/testing.ts';
import { planTopUp } from './top-up.ts';

/** A higher digit means a newer session. */
const session = (digit: number, differs: Partial<Session> = {}): Session => ({
  ...template,
  sessionId: sessionId(`0x${`${digit}`.repeat(64)}`),
  createdAt: NOW + digit,
  ...differs,
});
const expired = { chain: 'expired' } as const;
const revoked = { chain: 'revoked' } as const;

describe('topping up', () => {
  it('creates none when enough sessions are healthy', () => {
    expect(planTopUp([session(1), session(2)], 2, NOW)).toEqual({ healthy: 2, templates: [] });
    expect(planTopUp([session(1), session(2)], 1, NOW)).toEqual({ healthy: 2, templates: [] });
  });

  it('replaces used-up sessions, newest first, up to the desired number', () => {
    const [old, low, none] = [session(1, expired), session(2, { nonce: 499 }), session(3, expired)];
    const list = [session(4), old, low, none];
    expect(planTopUp(list, 3, NOW)).toEqual({ healthy: 1, templates: [none, low] });
    expect(planTopUp(list, 4, NOW)).toEqual({ healthy: 1, templates: [none, low, old] });
  });

  it('copies further terms from the newest session', () => {
    const [newest, old] = [session(2), session(1, expired)];
    expect(planTopUp([old, newest], 4, NOW)).toEqual({
      healthy: 1,
      templates: [old, newest, newest],
    });
  });

  it('copies a revoked session’s terms only when there is no other', () => {
    const [gone, other] = [session(1, revoked), session(2)];
    expect(planTopUp([gone, other], 2, NOW).templates).toEqual([other]);
    expect(planTopUp([gone], 1, NOW).templates).toEqual([gone]);
  });

  it('creates none without a session to copy', () => {
    expect(planTopUp([], 3, NOW)).toEqual({ healthy: 0, templates: [] });
  });

  it('always reaches the desired number once there is a session', () => {
    const state = fc.constantFrom<SessionChainState>('active', 'expired', 'revoked', 'unknown');
    fc.assert(
      fc.property(
        fc.array(state, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 8 }),
        (states, wanted) => {
          const list = states.map((chain, n) => session(n + 1, { chain }));
          const { healthy, templates } = planTopUp(list, wanted, NOW);
          expect(healthy + templates.length).toBe(Math.max(healthy, wanted));
        },
      ),
    );
  });
});
