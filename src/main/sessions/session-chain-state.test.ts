import { describe, expect, it } from 'vitest';
import { sessionChainState } from './session-chain-state.ts';

const facts = { revoked: false, validAfter: 100, validUntil: 200, maxCalls: 5, nonce: 0 };

describe('the state of a session', () => {
  it.each([
    ['not-found', null, 150],
    ['not-yet-valid', facts, 99],
    ['active', facts, 100],
    ['active', facts, 199],
    ['expired', facts, 200],
    ['active', { ...facts, validUntil: 0 }, 10_000],
    ['active', { ...facts, nonce: 4 }, 150],
    ['calls-exhausted', { ...facts, nonce: 5 }, 150],
    ['active', { ...facts, maxCalls: 0, nonce: 5_000 }, 150],
    ['revoked', { ...facts, revoked: true, nonce: 5 }, 500],
  ] as const)('is %s with %o at %d', (state, given, now) => {
    expect(sessionChainState(given, now)).toBe(state);
  });
});
