import { describe, expect, it } from 'vitest';
import type { AppError, NotCancellable, WalletRefusal } from '../../shared/domain/app-error.ts';
import { txHash } from '../../shared/domain/ids.ts';
import type { InputIssue } from '../../shared/domain/input-issue.ts';
import { errorWords } from './errors.ts';
import { violationWords } from './risk.ts';

const EXAMPLES: { readonly [C in AppError['code']]: Extract<AppError, { readonly code: C }> } = {
  BAD_INPUT: {
    code: 'BAD_INPUT',
    issues: [{ path: 'maxCalls', code: 'NOT_A_WHOLE_NUMBER', min: 0, max: 500 }],
  },
  UNKNOWN_COMMAND: { code: 'UNKNOWN_COMMAND', command: 'orders.sign' },
  FORBIDDEN_SENDER: { code: 'FORBIDDEN_SENDER' },
  POLICY_REFUSED: {
    code: 'POLICY_REFUSED',
    violations: [{ code: 'NO_SESSION' }, { code: 'NOT_LIVE', state: 'syncing' }],
  },
  KEYCHAIN_LOCKED: { code: 'KEYCHAIN_LOCKED', detail: 'Cannot get secret of a locked object' },
  KEYCHAIN_ABSENT: { code: 'KEYCHAIN_ABSENT', detail: 'Could not connect' },
  KEY_MISSING: { code: 'KEY_MISSING', signer: `0x${'12'.repeat(20)}` },
  KEY_WRONG: { code: 'KEY_WRONG', signer: `0x${'12'.repeat(20)}` },
  SIGNING_REFUSED: {
    code: 'SIGNING_REFUSED',
    rule: 'target',
    expected: '0xaaa',
    actual: '0xbbb',
  },
  VENUE_CONFIG_CHANGED: {
    code: 'VENUE_CONFIG_CHANGED',
    changes: [{ field: 'executorAddress', from: '0xaaa', to: '0xbbb' }],
  },
  VENUE_CONFIG_UNKNOWN: { code: 'VENUE_CONFIG_UNKNOWN' },
  VENUE_UNREACHABLE: { code: 'VENUE_UNREACHABLE', detail: 'ECONNREFUSED' },
  VENUE_REFUSED: { code: 'VENUE_REFUSED', venueCode: 'RATE_LIMITED', message: '' },
  VENUE_CANCEL_REFUSED: {
    code: 'VENUE_CANCEL_REFUSED',
    venueCode: 'NOT_IMPLEMENTED',
    message: 'cancel on the chain',
  },
  VENUE_MALFORMED: { code: 'VENUE_MALFORMED', call: 'markets', detail: 'not JSON' },
  VENUE_REPEATS_PAGE: { code: 'VENUE_REPEATS_PAGE', call: 'orders', page: 3 },
  FAUCET_UNREACHABLE: { code: 'FAUCET_UNREACHABLE', detail: 'ECONNREFUSED' },
  CHAIN_UNREACHABLE: { code: 'CHAIN_UNREACHABLE', detail: 'ECONNREFUSED' },
  WRONG_CHAIN: { code: 'WRONG_CHAIN', of: 'venue', expected: 146, actual: 64_165 },
  CHAIN_REVERTED: { code: 'CHAIN_REVERTED', errorName: 'LeverageSessionExpired', detail: '' },
  ACCOUNT_UNREAD: { code: 'ACCOUNT_UNREAD' },
  TX_NOT_SEEN: { code: 'TX_NOT_SEEN', txHash: txHash(`0x${'ef'.repeat(32)}`) },
  WALLET_REFUSED: { code: 'WALLET_REFUSED', reason: 'failed', detail: 'nonce too low' },
  NOT_FOUND: { code: 'NOT_FOUND', what: 'session' },
  NOT_AVAILABLE: { code: 'NOT_AVAILABLE', what: 'paper-account' },
  ALREADY_EXISTS: { code: 'ALREADY_EXISTS', what: 'order' },
  ORDER_NOT_CANCELLABLE: { code: 'ORDER_NOT_CANCELLABLE', why: 'final', stage: 'filled' },
  SESSION_STILL_USABLE: { code: 'SESSION_STILL_USABLE', state: 'active' },
  INTERNAL: { code: 'INTERNAL', reference: 'ref-42' },
};

describe('the words for a refused command', () => {
  it.each(Object.values(EXAMPLES))('$code is a complete sentence without its code', (error) => {
    const words = errorWords(error);
    expect(words).toMatch(/\w{2,} .+\.$/);
    expect(words).not.toContain(error.code);
    expect(words).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('distinguish a wallet’s refusal from a pending answer', () => {
    const words = (reason: WalletRefusal) =>
      errorWords({ code: 'WALLET_REFUSED', reason, detail: 'nonce too low' });
    expect(words('rejected')).toContain('signed nothing');
    expect(words('closed')).toContain('may still happen');
    expect(words('timeout')).toContain('may still happen');
    expect(words('failed')).toContain('nonce too low');
    expect(words('wrong-signature')).toContain('do not use this wallet');
    expect(words('wrong-transaction')).toContain('do not use this wallet');
  });

  it('name every violation of a refused order', () => {
    const words = errorWords(EXAMPLES.POLICY_REFUSED);
    for (const violation of EXAMPLES.POLICY_REFUSED.violations) {
      expect(words).toContain(violationWords(violation));
    }
  });

  it('name what was wrong with an input, the signing rule, and the log reference', () => {
    expect(errorWords(EXAMPLES.BAD_INPUT)).toBe(
      'The number of orders must be a whole number from 0 to 500.',
    );
    expect(errorWords(EXAMPLES.SIGNING_REFUSED)).toContain('target should be 0xaaa and was 0xbbb');
    expect(errorWords(EXAMPLES.INTERNAL)).toContain('ref-42');
  });

  it('distinguish an existing account from an order that was already sent', () => {
    expect(errorWords({ code: 'ALREADY_EXISTS', what: 'account' })).toContain('account');
    expect(errorWords(EXAMPLES.ALREADY_EXISTS)).toContain('Open orders');
  });

  it.each<[NotCancellable, string]>([
    ['final', 'already open'],
    ['being-sent', 'still being sent'],
    ['being-cancelled', 'already running'],
    ['placed-elsewhere', 'placed elsewhere'],
    ['unconfirmed', 'not confirmed'],
  ])('say why an order that is %s cannot be cancelled', (why, words) => {
    expect(errorWords({ code: 'ORDER_NOT_CANCELLABLE', why, stage: 'open' })).toContain(words);
  });

  it('name an input as a whole, a field without a name of its own, and what is wrong with it', () => {
    const words = (...issues: InputIssue[]) => errorWords({ code: 'BAD_INPUT', issues });
    expect(words({ path: '', code: 'NOT_PLAIN_DATA' })).toMatch(/^The input is too large/);
    expect(
      words(
        { path: 'limits.1.limit', code: 'NOT_AN_AMOUNT', decimals: 6, mayBeZero: false },
        { path: 'limits.1.token', code: 'DUPLICATE_TOKEN' },
      ),
    ).toBe(
      'limits.1.limit must be more than zero with at most 6 decimals. limits.1.token already has a limit.',
    );
  });

  it('are the venue’s message, or its code if it sent none', () => {
    expect(errorWords(EXAMPLES.VENUE_REFUSED)).toContain('RATE_LIMITED');
    expect(errorWords({ ...EXAMPLES.VENUE_REFUSED, message: 'slow down' })).toContain('slow down');
  });
});
