import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionId } from '../domain/ids.ts';
import type { Session, SessionChainState } from '../domain/session.ts';
import { NOW, session as template } from '../policy/testing.ts';
import { planTopUp } from './top-up.ts';

/** The higher its digit, the newer. */
const session = (digit: number, differs: Partial<Session> = {}): Session => ({
  ...template,
  sessionId: sessionId(`0x${`${digit}`.repeat(64)}`),
  createdAt: NOW + digit,
  ...differs,
});
const expired = { chain: 'expired' } as const;
const revoked = { chain: 'revoked' } as const;

describe('topping up', () => {
  it('makes nothing when as many last as are wanted, or more', () => {
    expect(planTopUp([session(1), session(2)], 2, NOW)).toEqual({ lasting: 2, templates: [] });
    expect(planTopUp([session(1), session(2)], 1, NOW)).toEqual({ lasting: 2, templates: [] });
  });

  it('makes one like each that is worn, the newest of them first, and no more than are wanted', () => {
    const [old, low, none] = [session(1, expired), session(2, { nonce: 499 }), session(3, expired)];
    const list = [session(4), old, low, none];
    expect(planTopUp(list, 3, NOW)).toEqual({ lasting: 1, templates: [none, low] });
    expect(planTopUp(list, 4, NOW)).toEqual({ lasting: 1, templates: [none, low, old] });
  });

  it('makes more than are worn like the newest of all', () => {
    const [lasting, old] = [session(2), session(1, expired)];
    expect(planTopUp([old, lasting], 4, NOW)).toEqual({
      lasting: 1,
      templates: [old, lasting, lasting],
    });
  });

  it('takes one that was revoked as a pattern only when there is no other', () => {
    const [gone, lasting] = [session(1, revoked), session(2)];
    expect(planTopUp([gone, lasting], 2, NOW).templates).toEqual([lasting]);
    expect(planTopUp([gone], 1, NOW).templates).toEqual([gone]);
  });

  it('makes nothing like nothing', () => {
    expect(planTopUp([], 3, NOW)).toEqual({ lasting: 0, templates: [] });
  });

  it('always ends at what is wanted, once there is a session', () => {
    const state = fc.constantFrom<SessionChainState>('active', 'expired', 'revoked', 'unknown');
    fc.assert(
      fc.property(
        fc.array(state, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 8 }),
        (states, wanted) => {
          const list = states.map((chain, n) => session(n + 1, { chain }));
          const { lasting, templates } = planTopUp(list, wanted, NOW);
          expect(lasting + templates.length).toBe(Math.max(lasting, wanted));
        },
      ),
    );
  });
});
