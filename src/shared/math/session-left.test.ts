import { describe, expect, it } from 'vitest';
import { MARKET, NOW, openLong, session } from '../domain/testing.ts';
import { orderTerms } from './order-terms.ts';
import { sessionLeft } from './session-left.ts';
import { USDC } from './testing.ts';

const terms = orderTerms(openLong('4'), MARKET, '0.0458', '0.04', NOW);
if (!terms) throw new Error('no terms');

describe('a session after an order', () => {
  it('has one call fewer, and less of the sold token by amount plus fee', () => {
    expect(sessionLeft(session, terms)).toEqual({ calls: 499, amount: '4995.96' });
  });

  it('counts used calls by the nonce, and has no count when calls are unlimited', () => {
    expect(sessionLeft({ ...session, nonce: 10 }, terms).calls).toBe(489);
    expect(sessionLeft({ ...session, nonce: 500 }, terms).calls).toBe(0);
    expect(sessionLeft({ ...session, maxCalls: 0 }, terms).calls).toBeNull();
  });

  it('can spend any amount, nothing, or not that token at all, depending on its limits', () => {
    const limit = (remaining: string) => ({
      ...session,
      limits: [{ token: USDC.token, symbol: 'USDC', limit: remaining, remaining }],
    });
    expect(sessionLeft(limit('unlimited'), terms).amount).toBe('unlimited');
    expect(sessionLeft(limit('4'), terms).amount).toBe('0');
    expect(sessionLeft({ ...session, limits: [] }, terms).amount).toBeNull();
  });
});
