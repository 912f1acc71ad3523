import { describe, expect, it } from 'vitest';
import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import { clientOrderId, ownerAddress, venueOrderId } from '../../shared/domain/ids.ts';
import type { Order, OwnFailureCode } from '../../shared/domain/order.ts';
import type { OrderReason } from '../../shared/domain/order-reason.ts';
import { orderTerms } from '../../shared/math/order-terms.ts';
import { MARKET } from '../../shared/math/testing.ts';
import { NOW, openLong } from '../../shared/policy/testing.ts';
import { formatClock } from '../format/time.ts';
import { failureWords, reasonWords, stageWords, venueCancelWords } from './orders.ts';

const order = (differs: Partial<Order>): Order => ({
  ...createElsewhereOrder({
    clientOrderId: clientOrderId('ord_1'),
    venueOrderId: venueOrderId('lev_1'),
    account: ownerAddress(`0x${'a'.repeat(40)}`),
    chainId: 146,
    terms: null,
    at: 0,
  }),
  ...differs,
});
const words = (differs: Partial<Order>): string => stageWords(order(differs));
const ON_CHAIN = { by: 'chain', requestedAt: 0 } as const;
const AT_VENUE = { by: 'venue', requestedAt: 0 } as const;

describe('the words for an order’s status', () => {
  it('call an order sent only once its bytes may have left', () => {
    expect(words({ stage: 'created' })).toBe('signing');
    expect(words({ stage: 'signed' })).toBe('signed');
    expect(words({ stage: 'submitted' })).toBe('sent');
  });

  it('say that an order which follows a close waits, until it is signed', () => {
    const after = clientOrderId('ord_2');
    expect(words({ stage: 'created', parentOrderId: after })).toBe(
      'waits for the close to be filled',
    );
    expect(words({ stage: 'signed', parentOrderId: after })).toBe('signed');
  });

  it('never call an order of unknown outcome sent, failed or anything else that is certain', () => {
    const lookedUp = 'outcome unknown, looking it up';
    expect(words({ stage: 'submitted', outcomeUnknown: true })).toBe(lookedUp);
    expect(words({ stage: 'submitted', outcomeUnknown: true, cancel: ON_CHAIN })).toBe(lookedUp);
  });

  it('ask for attention once the order was looked up long enough', () => {
    expect(words({ stage: 'attention', outcomeUnknown: true })).toBe('needs attention');
  });

  it('keep the stage during a cancellation: the order may still fill', () => {
    expect(words({ stage: 'open', cancel: ON_CHAIN })).toBe(
      'open, cancelling: waiting for the block',
    );
    expect(words({ stage: 'open', cancel: AT_VENUE })).toBe(
      'open, cancelling: waiting for the venue',
    );
    expect(words({ stage: 'open' })).toBe('open');
  });
});

describe('the words for an order that only the venue cancelled', () => {
  const terms = orderTerms(openLong('4'), MARKET, '0.0458', '0.04', NOW);
  const until = (terms?.validTo ?? 0) * 1_000;
  const left = (differs: Partial<Order>, now = until) =>
    venueCancelWords(order({ terms, cancel: AT_VENUE, stage: 'cancelled', ...differs }), now);

  it('say until when the signed order is valid on chain', () => {
    expect(left({})).toContain(`valid on chain until ${formatClock(until)}, or`);
    expect(left({ stage: 'open' })).toContain('valid on chain');
  });

  it('are null after validTo, or where something else ended the order', () => {
    expect(left({}, until + 1)).toBeNull();
    expect(left({ cancel: ON_CHAIN })).toBeNull();
    expect(left({ stage: 'filled', cancel: null })).toBeNull();
  });
});

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
  it('are the venue’s own for too little equity, reported as a code or as a revert', () => {
    const words = 'position equity below PM minimum (bump up sellAmount or lower leverage)';
    expect(coded('ORDER_BELOW_MIN_EQUITY')).toBe(`${words}.`);
    expect(reverted('ftPositionManagerMinEquity')).toBe(`${words}.`);
  });

  it.each([
    ['ftPositionManagerHealthFactor', 'health factor'],
    ['ftPositionManagerInsufficientBorrowAllowance', 'borrow allowance'],
    ['ftPositionManagerInsufficientEngineDebitAllowance', 'engine may not withdraw'],
    ['ftPositionManagerInsufficientLiquidity', 'ran out of liquidity to borrow'],
    ['LeverageAlreadyFilled', 'already filled'],
    ['LeverageExpired', 'not filled in time'],
    ['DeadlineExpired', 'not filled in time'],
    ['SessionExpired', 'session key had expired'],
    ['SessionIsRevoked', 'session key was revoked'],
    ['SessionCallsExceeded', 'no orders left'],
    ['AssetLimitExceeded', 'token limit'],
    ['InvalidNonce', 'took its nonce'],
  ])('say what the contracts mean by %s', (name, meaning) => {
    expect(reverted(name)).toContain(meaning);
    expect(reverted(name)).not.toContain(name);
  });

  it('explain that the market moved away from the minimum', () => {
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
    expect(own(code)).toMatch(/nothing (was signed|was sent|left this computer)\.$/);
  });

  it('never claim that nothing was sent if the venue had the order', () => {
    const said = [own('NONCE_USED'), own('DEDUPLICATED')];
    for (const words of [...said, coded('ORDER_EXPIRED'), coded('SESSION_REVOKED')]) {
      expect(words).not.toMatch(/nothing/i);
      expect(words).not.toMatch(/^[A-Z_]+\.$/);
    }
  });

  it.each<[OwnFailureCode, string]>([
    ['CLOSE_FILLED', 'The position is closed: open the other side'],
    ['CLOSE_NOT_FILLED', 'The position was not closed: press Reverse again'],
    ['CLOSE_NOT_FINAL', 'check Positions before you go on'],
  ])('say for %s that it was never sent, why, and what to do', (code, next) => {
    const words = failureWords({ by: 'terminal', code, message: '', abandoned: 'too-late' });
    expect(words).toMatch(/^Never sent: The close took too long\. [^.]+\.$/);
    expect(words).toContain(next);
    expect(own(code)).toMatch(/^Never sent: The (position|close) [^.]+\.$/);
  });

  it('keep the reason of an order of the first release, which is a text', () => {
    const message = 'the close took too long';
    expect(failureWords({ by: 'terminal', code: 'CLOSE_FILLED', message })).toMatch(
      /^Never sent: the close took too long\. The position/,
    );
  });

  it('give every reason why a waiting order was refused when its turn came', () => {
    const violations = [
      { code: 'NOT_LIVE', state: 'offline' },
      { code: 'TOO_MANY_ORDERS', max: 3 },
    ] as const;
    const refusal = { code: 'POLICY_REFUSED', violations } as const;
    const words = failureWords({ by: 'terminal', code: 'CLOSE_FILLED', message: '', refusal });
    expect(words).toMatch(/^Never sent: Not live .+ 3 orders were sent .+ The position is closed/);
    expect(words).not.toContain('POLICY_REFUSED');
  });

  it('say that the app was closed before an order was sent', () => {
    const abandoned = 'app-closed';
    expect(failureWords({ by: 'terminal', code: 'NEVER_SENT', message: '', abandoned })).toBe(
      'Never sent: Ballast was closed before it was sent.',
    );
  });

  it('are those of the error that kept an order from being sent', () => {
    const refusal = { code: 'KEYCHAIN_LOCKED', detail: 'prompt dismissed' } as const;
    expect(failureWords({ by: 'terminal', code: refusal.code, message: '', refusal })).toMatch(
      /^Never sent: The keychain is locked: unlock it/,
    );
  });

  it('are the venue’s unchanged message for an unknown reason, or its code if it sent none', () => {
    expect(failureWords({ by: 'venue', code: 'PAUSED', message: 'back at noon' })).toBe(
      'back at noon.',
    );
    expect(coded('PAUSED')).toBe('PAUSED.');
    expect(coded('UNKNOWN')).toBe('The venue gave no reason.');
  });
});

describe('the words for the reason of an event', () => {
  it.each<[OrderReason, string]>([
    [{ code: 'APP_CLOSED' }, 'Ballast was closed'],
    [{ code: 'REFUSED', error: { code: 'CHAIN_UNREACHABLE', detail: '' } }, 'cannot be reached'],
    [{ code: 'NONCE_INVALIDATED' }, 'gave up the order’s nonce'],
    [{ code: 'DIGEST_CANCELLED' }, 'cancelled the order on chain'],
    [{ code: 'STILL_LISTED', afterMs: 60_000 }, 'as open after 1 min'],
    [{ code: 'NOT_FOUND', afterMs: 900_000 }, 'for 15 min'],
    [{ code: 'TEXT', text: 'the nonce moved' }, 'the nonce moved'],
  ])('say what happened for %o', (reason, words) => {
    expect(reasonWords(reason)).toContain(words);
  });

  it('are empty where the venue gave no reason', () => {
    expect(reasonWords({ code: 'TEXT', text: '' })).toBe('');
  });
});
