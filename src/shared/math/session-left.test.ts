import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../policy/check-policy.ts';
import { facts, openLong, session } from '../policy/testing.ts';
import { sessionLeft } from './session-left.ts';
import { USDC } from './testing.ts';

const { terms } = checkPolicy(openLong('4'), facts);
if (!terms) throw new Error('no terms');

describe('what is left of a session after an order', () => {
  it('is one call less, and amount and fee less of the sold token', () => {
    expect(sessionLeft(session, terms)).toEqual({ calls: 499, amount: '4995.96' });
  });

  it('counts the calls used before by the nonce, and none where there is no limit', () => {
    expect(sessionLeft({ ...session, nonce: 10 }, terms).calls).toBe(489);
    expect(sessionLeft({ ...session, nonce: 500 }, terms).calls).toBe(0);
    expect(sessionLeft({ ...session, maxCalls: 0 }, terms).calls).toBeNull();
  });

  it('is unlimited, nothing, or not allowed at all where the session says so', () => {
    const limit = (remaining: string) => ({
      ...session,
      limits: [{ token: USDC.token, symbol: 'USDC', limit: remaining, remaining }],
    });
    expect(sessionLeft(limit('unlimited'), terms).amount).toBe('unlimited');
    expect(sessionLeft(limit('4'), terms).amount).toBe('0');
    expect(sessionLeft({ ...session, limits: [] }, terms).amount).toBeNull();
  });
});
