import { describe, expect, it } from 'vitest';
import { ownerAddress } from '../../shared/domain/ids.ts';
import type { OwnerViolation } from '../../shared/policy/owner-rules.ts';
import { cannotSign } from './cannot-sign.ts';
import { ownerViolationWords } from './owner-violation-words.ts';

const gap = { symbol: 'USDC', needed: '100.001', available: '100' };
const EXAMPLES: {
  readonly [C in OwnerViolation['code']]: Extract<OwnerViolation, { readonly code: C }>;
} = {
  AMOUNT_INVALID: {
    code: 'AMOUNT_INVALID',
    field: 'amount',
    reason: 'too-many-decimals',
    decimals: 6,
  },
  INSUFFICIENT_COLLATERAL: { code: 'INSUFFICIENT_COLLATERAL', ...gap },
  ORDER_BELOW_MIN_EQUITY: { code: 'ORDER_BELOW_MIN_EQUITY', equity: '0.4', minimum: '0.5' },
  HEALTH_BELOW_SAFE: { code: 'HEALTH_BELOW_SAFE', health: '1.599', safe: '1.6' },
  ORACLE_STALE: { code: 'ORACLE_STALE', symbol: 'wS' },
  WALLET_TOO_SMALL: { code: 'WALLET_TOO_SMALL', ...gap },
  NOTHING_OWED: { code: 'NOTHING_OWED', symbol: 'wS' },
};

describe('the words for a refused transfer', () => {
  it.each(Object.values(EXAMPLES))('$code is a sentence that speaks of no order', (violation) => {
    const words = ownerViolationWords(violation);
    expect(words).toMatch(/\w{2,} .+\.$/);
    expect(words).not.toMatch(/undefined|null|NaN|\[object|order|position|amount -/);
  });

  it('never show what is missing as if it were there', () => {
    expect(ownerViolationWords(EXAMPLES.INSUFFICIENT_COLLATERAL)).toMatch(/100\.00 .*100\.01/);
    expect(ownerViolationWords(EXAMPLES.HEALTH_BELOW_SAFE)).toMatch(/1\.59 .*1\.60/);
  });
});

describe('an account', () => {
  const account = {
    address: ownerAddress(`0x${'a'.repeat(40)}`),
    chainId: 146,
    label: 'x',
    createdAt: 0,
  };

  it('that is only watched cannot sign, whatever the keychain says', () => {
    expect(cannotSign({ ...account, owner: 'watch-only' }, 'ready')).toContain('Cannot sign');
  });

  it('with a local key signs while the keychain is open', () => {
    expect(cannotSign({ ...account, owner: 'local-key' }, 'ready')).toBeNull();
    expect(cannotSign({ ...account, owner: 'local-key' }, 'locked')).toContain('unlock');
  });
});
