import { describe, expect, it } from 'vitest';
import type { Session } from '../domain/session.ts';
import { NOW, session } from '../domain/testing.ts';
import { sessionHealth } from './session-health.ts';

const health = (differs: Partial<Session>, now = NOW) =>
  sessionHealth({ ...session, ...differs }, now);
const limitOf = (limit: string, remaining: string | null) => ({
  limits: session.limits.map((row, n) => (n === 0 ? { ...row, limit, remaining } : row)),
});
const HOUR_MS = 3_600_000;

describe('the health of a session', () => {
  it('is healthy with enough of everything left, or without limits', () => {
    expect(health({})).toBe('healthy');
    expect(health({ validUntil: 0 })).toBe('healthy');
    expect(health({ maxCalls: 0, nonce: 1_000_000 })).toBe('healthy');
  });

  it('names the reason the session ended', () => {
    const ends = ['expired', 'calls-exhausted', 'revoked', 'not-found'] as const;
    expect(ends.map((chain) => health({ chain }))).toEqual(ends);
  });

  it('reports a missing key, but not a key that is currently unreadable', () => {
    expect([health({ key: 'missing' }), health({ key: 'wrong-key' })]).toEqual([
      'no-key',
      'no-key',
    ]);
    expect([health({ key: 'unreadable' }), health({ key: 'untested' })]).toEqual([
      'healthy',
      'healthy',
    ]);
  });

  it('is low when less than a tenth of its time is left', () => {
    expect(health({}, NOW + 21.6 * HOUR_MS)).toBe('healthy');
    expect(health({}, NOW + 21.6 * HOUR_MS + 1)).toBe('time-low');
  });

  it('is low when less than a tenth of its calls is left', () => {
    expect([health({ nonce: 450 }), health({ nonce: 451 })]).toEqual(['healthy', 'calls-low']);
    expect(health({ maxCalls: 1, nonce: 0 })).toBe('healthy');
  });

  it('is low when less than a tenth of a token’s limit is left', () => {
    expect(health(limitOf('5000', '500'))).toBe('healthy');
    expect(health(limitOf('5000', '499.999999'))).toBe('limit-low');
  });

  it('ignores facts that the chain did not return', () => {
    expect(health({ chain: 'unknown', nonce: null, ...limitOf('5000', null) })).toBe('healthy');
  });
});
