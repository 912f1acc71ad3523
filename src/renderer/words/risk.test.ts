import { describe, expect, it } from 'vitest';
import type { Violation } from '../../shared/domain/violation.ts';
import type { OwnerViolation } from '../../shared/policy/owner-rules.ts';
import { ownerViolationWords, violationWords } from './risk.ts';

const EXAMPLES: { readonly [C in Violation['code']]: Extract<Violation, { readonly code: C }> } = {
  NOT_LIVE: { code: 'NOT_LIVE', state: 'offline' },
  KEYCHAIN_NOT_READY: { code: 'KEYCHAIN_NOT_READY', state: 'locked' },
  VENUE_CONFIG_CHANGED: { code: 'VENUE_CONFIG_CHANGED', fields: ['executorAddress'] },
  RECOVERY_RUNNING: { code: 'RECOVERY_RUNNING', orders: 2 },
  UNKNOWN_MARKET: { code: 'UNKNOWN_MARKET', symbol: 'wS-USDC' },
  AMOUNT_INVALID: {
    code: 'AMOUNT_INVALID',
    field: 'sellAmount',
    reason: 'too-many-decimals',
    decimals: 6,
  },
  SLIPPAGE_INVALID: { code: 'SLIPPAGE_INVALID', bps: 2_000, maxBps: 1_000 },
  VALIDITY_INVALID: { code: 'VALIDITY_INVALID', seconds: 0, maxSeconds: 3_600 },
  PRICE_STALE: { code: 'PRICE_STALE', ageMs: 41_000, maxAgeMs: 30_000 },
  ACCOUNT_STALE: { code: 'ACCOUNT_STALE', ageMs: null, maxAgeMs: 60_000 },
  ORACLE_STALE: { code: 'ORACLE_STALE', symbol: 'wS' },
  NO_SESSION: { code: 'NO_SESSION' },
  SESSION_BUSY: { code: 'SESSION_BUSY' },
  SESSION_NOT_ACTIVE: { code: 'SESSION_NOT_ACTIVE', state: 'expired' },
  SESSION_KEY_NOT_READY: { code: 'SESSION_KEY_NOT_READY', state: 'missing' },
  SESSION_EXPIRES_TOO_SOON: { code: 'SESSION_EXPIRES_TOO_SOON', validUntil: 1_776_944_355 },
  SESSION_TOKEN_NOT_ALLOWED: { code: 'SESSION_TOKEN_NOT_ALLOWED', symbol: 'USDC' },
  SESSION_TOKEN_LIMIT: {
    code: 'SESSION_TOKEN_LIMIT',
    symbol: 'USDC',
    needed: '4.040001',
    remaining: '4.04',
  },
  SESSION_FEE_TOO_HIGH: {
    code: 'SESSION_FEE_TOO_HIGH',
    symbol: 'USDC',
    fee: '0.040001',
    allowed: '0.04',
  },
  FEE_RAISED: { code: 'FEE_RAISED', fromBps: 100, toBps: 150 },
  FEE_UNKNOWN: { code: 'FEE_UNKNOWN', missing: 'gas-price', ageMs: 100_000, maxAgeMs: 90_000 },
  ENGINE_ALLOWANCE: { code: 'ENGINE_ALLOWANCE', symbol: 'wS', needed: '101', allowed: '7.5' },
  BORROW_ALLOWANCE: { code: 'BORROW_ALLOWANCE', symbol: 'USDC', needed: '4.04', allowed: '3' },
  INSUFFICIENT_COLLATERAL: {
    code: 'INSUFFICIENT_COLLATERAL',
    symbol: 'wS',
    needed: '101',
    available: '87.3362445',
  },
  NOTHING_OWED: { code: 'NOTHING_OWED', symbol: 'USDC' },
  ORDER_BELOW_MIN_EQUITY: { code: 'ORDER_BELOW_MIN_EQUITY', equity: '0.4999', minimum: '0.5' },
  PRICE_TOO_FAR: {
    code: 'PRICE_TOO_FAR',
    price: '0.0504',
    mark: '0.0458',
    bps: '1005',
    maxBps: 500,
  },
  OVER_MAX_NOTIONAL: { code: 'OVER_MAX_NOTIONAL', notional: '1000.01', max: '1000' },
  OVER_MAX_LEVERAGE: { code: 'OVER_MAX_LEVERAGE', leverage: '10.0001', max: '10' },
  TOO_MANY_ORDERS: { code: 'TOO_MANY_ORDERS', max: 5 },
  HEALTH_BELOW_SAFE: { code: 'HEALTH_BELOW_SAFE', health: '1.5999999', safe: '1.6' },
};

describe('the words for a violation', () => {
  it.each(Object.values(EXAMPLES))('$code is a complete sentence without its code', (violation) => {
    const words = violationWords(violation);
    expect(words).toMatch(/\w{2,} .+\.$/);
    expect(words).not.toContain(violation.code);
    expect(words).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('are the venue’s own for an equity that is too low', () => {
    expect(violationWords(EXAMPLES.ORDER_BELOW_MIN_EQUITY)).toContain(
      'position equity below PM minimum (bump up sellAmount or lower leverage)',
    );
  });

  it('never round the needed and the available amount to the same figure', () => {
    expect(violationWords(EXAMPLES.SESSION_TOKEN_LIMIT)).toContain(
      'needs 4.05 USDC, has 4.04 USDC left',
    );
    expect(violationWords(EXAMPLES.ORDER_BELOW_MIN_EQUITY)).toContain('0.49 USD after the order');
    expect(violationWords(EXAMPLES.HEALTH_BELOW_SAFE)).toContain('would be 1.59');
  });

  it('name the key or session state that blocks the order', () => {
    expect(violationWords(EXAMPLES.KEYCHAIN_NOT_READY)).toContain('unlock it');
    expect(violationWords(EXAMPLES.SESSION_NOT_ACTIVE)).toContain('expired');
    expect(violationWords(EXAMPLES.SESSION_KEY_NOT_READY)).toContain('not in this computer');
  });

  it('give ages and times, and say when an age is unknown', () => {
    expect(violationWords(EXAMPLES.PRICE_STALE)).toContain('41 s old');
    expect(violationWords(EXAMPLES.ACCOUNT_STALE)).toContain('not known yet');
    expect(violationWords(EXAMPLES.VALIDITY_INVALID)).toContain('at most 1 h');
  });
});

const gap = { symbol: 'USDC', needed: '100.001', available: '100' };
const TRANSFERS: {
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
  it.each(Object.values(TRANSFERS))('$code is a sentence that mentions no order', (violation) => {
    const words = ownerViolationWords(violation);
    expect(words).toMatch(/\w{2,} .+\.$/);
    expect(words).not.toMatch(/undefined|null|NaN|\[object|order|position|amount -/);
  });

  it('never show a shortfall as if there were enough', () => {
    expect(ownerViolationWords(TRANSFERS.INSUFFICIENT_COLLATERAL)).toMatch(/100\.00 .*100\.01/);
    expect(ownerViolationWords(TRANSFERS.HEALTH_BELOW_SAFE)).toMatch(/1\.59 .*1\.60/);
  });
});
