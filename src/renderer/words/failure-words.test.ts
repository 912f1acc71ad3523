import { describe, expect, it } from 'vitest';
import type { OwnFailureCode } from '../../shared/domain/order.ts';
import { failureWords } from './failure-words.ts';

const reverted = (name: string) =>
  failureWords({ by: 'venue', code: 'ORDER_REVERTED', message: `ORDER_REVERTED: ${name}()` });
const coded = (code: string) => failureWords({ by: 'venue', code, message: '' });
const own = (code: OwnFailureCode) => failureWords({ by: 'terminal', code, message: '' });

const MOVED = {
  by: 'venue',
  code: 'ORDER_REVERTED',
  message: 'ORDER_REVERTED: Error(string): Return amount is not enough',
} as const;

describe('the words for a failed order', () => {
  it('are the venue’s own for too little equity, whether it came as a code or as a revert', () => {
    const words = 'position equity below PM minimum (bump up sellAmount or lower leverage)';
    expect(coded('ORDER_BELOW_MIN_EQUITY')).toBe(words);
    expect(reverted('ftPositionManagerMinEquity')).toBe(words);
  });

  it.each([
    ['ftPositionManagerHealthFactor', 'health factor'],
    ['ftPositionManagerInsufficientBorrowAllowance', 'borrow allowance'],
    ['ftPositionManagerInsufficientEngineDebitAllowance', 'engine may not withdraw'],
    ['ftPositionManagerInsufficientLiquidity', 'not enough to lend'],
    ['LeverageAlreadyFilled', 'already filled'],
    ['LeverageExpired', 'not filled in time'],
    ['DeadlineExpired', 'not filled in time'],
    ['SessionExpired', 'session had expired'],
    ['SessionIsRevoked', 'session had been revoked'],
    ['SessionCallsExceeded', 'no calls left'],
    ['AssetLimitExceeded', 'token limit'],
    ['InvalidNonce', 'taken by another order'],
  ])('say what the contracts mean by %s', (name, meaning) => {
    expect(reverted(name)).toContain(meaning);
    expect(reverted(name)).not.toContain(name);
  });

  it('explain a market that moved away from the minimum', () => {
    expect(failureWords(MOVED)).toContain('allow more slippage');
  });

  it.each<OwnFailureCode>([
    'NEVER_SENT',
    'VENUE_CONFIG_CHANGED',
    'KEYCHAIN_LOCKED',
    'KEYCHAIN_ABSENT',
    'KEY_MISSING',
    'KEY_WRONG',
    'SIGNING_REFUSED',
    'VENUE_UNREACHABLE',
    'CHAIN_UNREACHABLE',
  ])('say for %s that nothing was signed or left this computer', (code) => {
    expect(own(code)).toMatch(/nothing (was signed|was sent|left this computer)$/);
  });

  it('never promise that nothing was sent where the venue had the order', () => {
    const said = [own('NONCE_USED'), own('DEDUPLICATED')];
    for (const words of [...said, coded('ORDER_EXPIRED'), coded('SESSION_REVOKED')]) {
      expect(words).not.toMatch(/nothing/i);
      expect(words).not.toMatch(/^[A-Z_]+$/);
    }
  });

  it.each<[OwnFailureCode, string]>([
    ['CLOSE_FILLED', 'The position is closed: open the other side'],
    ['CLOSE_NOT_FILLED', 'The position was not closed: press Reverse again'],
    ['CLOSE_NOT_FINAL', 'look at Positions before you go on'],
  ])('say for %s that it was never sent, why, and what to do', (code, next) => {
    const words = failureWords({ by: 'terminal', code, message: 'the close is late' });
    expect(words).toMatch(/^Never sent: the close is late\. [^.]+\.$/);
    expect(words).toContain(next);
  });

  it('give every reason of the checks that refused an order when its turn came', () => {
    const violations = [
      { code: 'NOT_LIVE', state: 'offline' },
      { code: 'TOO_MANY_ORDERS', max: 3 },
    ] as const;
    const refusal = { code: 'POLICY_REFUSED', violations } as const;
    const words = failureWords({
      by: 'terminal',
      code: 'CLOSE_FILLED',
      message: 'POLICY_REFUSED: …',
      refusal,
    });
    expect(words).toMatch(/^Never sent: Not live .+ 3 orders were sent .+ The position is closed/);
    expect(words).not.toContain('POLICY_REFUSED');
  });

  it('are the venue’s message as it came for an unknown reason, or its code when it sent none', () => {
    expect(failureWords({ by: 'venue', code: 'PAUSED', message: 'back at noon' })).toBe(
      'back at noon',
    );
    expect(coded('PAUSED')).toBe('PAUSED');
  });
});
