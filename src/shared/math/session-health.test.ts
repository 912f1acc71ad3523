import { describe, expect, it } from 'vitest';
import type { Session } from '../domain/session.ts';
import { NOW, session } from '../policy/testing.ts';
import { sessionProblem } from './session-health.ts';

const wear = (differs: Partial<Session>, now = NOW) =>
  sessionProblem({ ...session, ...differs }, now);
const limitOf = (limit: string, remaining: string | null) => ({
  limits: session.limits.map((row, n) => (n === 0 ? { ...row, limit, remaining } : row)),
});
const HOUR_MS = 3_600_000;

describe('the wear of a session', () => {
  it('is none while it lasts', () => {
    expect(wear({})).toBeNull();
    expect(wear({ validUntil: 0 })).toBeNull();
    expect(wear({ maxCalls: 0, nonce: 1_000_000 })).toBeNull();
  });

  it('is what ended it', () => {
    const ends = ['expired', 'calls-exhausted', 'revoked', 'not-found'] as const;
    expect(ends.map((chain) => wear({ chain }))).toEqual(ends);
  });

  it('is a key that is not here, and not one that cannot be read just now', () => {
    expect([wear({ key: 'missing' }), wear({ key: 'wrong-key' })]).toEqual(['no-key', 'no-key']);
    expect([wear({ key: 'unreadable' }), wear({ key: 'untested' })]).toEqual([null, null]);
  });

  it('begins when less than a tenth of its time is left', () => {
    expect(wear({}, NOW + 21.6 * HOUR_MS)).toBeNull();
    expect(wear({}, NOW + 21.6 * HOUR_MS + 1)).toBe('time-low');
  });

  it('begins when less than a tenth of its calls is left', () => {
    expect([wear({ nonce: 450 }), wear({ nonce: 451 })]).toEqual([null, 'calls-low']);
    expect(wear({ maxCalls: 1, nonce: 0 })).toBeNull();
  });

  it('begins when less than a tenth of a token’s limit is left', () => {
    expect(wear(limitOf('5000', '500'))).toBeNull();
    expect(wear(limitOf('5000', '499.999999'))).toBe('limit-low');
  });

  it('is none by what the chain did not tell', () => {
    expect(wear({ chain: 'unknown', nonce: null, ...limitOf('5000', null) })).toBeNull();
  });
});
