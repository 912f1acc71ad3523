import { describe, expect, it } from 'vitest';
import { type Address, sessionId } from '../../shared/domain/ids.ts';
import { signableInvalidation } from '../testing/signable-invalidation.ts';
import { checkInvalidation, type InvalidationCheck } from './check-invalidation.ts';

const base = signableInvalidation();
const other: Address = `0x${'99'.repeat(20)}`;
const otherSession = sessionId(`0x${'77'.repeat(32)}`);
const rulesOf = (check: InvalidationCheck) => checkInvalidation(check).map(({ rule }) => rule);

const invalidating = (change: Partial<InvalidationCheck['invalidation']>): InvalidationCheck => ({
  ...base,
  invalidation: { ...base.invalidation, ...change },
});
const configured = (change: Partial<InvalidationCheck['config']>): InvalidationCheck => ({
  ...base,
  config: { ...base.config, ...change },
});

describe('a nonce invalidation', () => {
  it('is accepted for the order signed with that nonce, on its own session and chain', () => {
    expect(checkInvalidation(base)).toEqual([]);
  });

  it.each<readonly [string, InvalidationCheck]>([
    ['invalidation.nonce', invalidating({ nonce: base.signed.nonce + 1 })],
    ['invalidation.nonce', { ...base, signed: { ...base.signed, nonce: base.signed.nonce - 1 } }],
    ['invalidation.sessionId', invalidating({ sessionId: otherSession })],
    ['invalidation.executor', invalidating({ executor: base.session.delegate })],
    ['invalidation.deadline', invalidating({ deadline: 1_000 })],
    ['invalidation.deadline', invalidating({ deadline: 1_601 })],
    ['invalidation.deadline', invalidating({ deadline: Number.NaN })],
    ['session.sessionId', { ...base, session: { ...base.session, sessionId: otherSession } }],
    ['session.chainId', { ...base, session: { ...base.session, chainId: 1 } }],
    ['domain.name', { ...base, domain: { ...base.domain, name: 'FT SessionManager' } }],
    ['domain.chainId', { ...base, domain: { ...base.domain, chainId: 1 } }],
    ['domain.verifyingContract', configured({ sessionManager: other })],
    ['config.chainId', configured({ chainId: 1 })],
    ['config.signingChainId', configured({ signingChainId: 1 })],
  ])('is refused for a mismatch in %s alone', (rule, check) => {
    expect(rulesOf(check)).toEqual([rule]);
  });

  it('reports every mismatch at once, with the expected values', () => {
    const check = invalidating({ nonce: 8, sessionId: otherSession });
    expect(checkInvalidation(check)).toEqual([
      expect.objectContaining({ rule: 'invalidation.sessionId', actual: otherSession }),
      { code: 'SIGNING_REFUSED', rule: 'invalidation.nonce', expected: '7', actual: '8' },
    ]);
  });
});
