import { describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/domain/app-error.ts';
import { txHash } from '../../shared/domain/ids.ts';
import { describeAppError } from './describe-app-error.ts';

const EXAMPLES: { readonly [C in AppError['code']]: Extract<AppError, { readonly code: C }> } = {
  BAD_INPUT: {
    code: 'BAD_INPUT',
    issues: [{ path: 'validForSeconds', message: 'must be a whole number' }],
  },
  UNKNOWN_COMMAND: { code: 'UNKNOWN_COMMAND', command: 'orders.sign' },
  FORBIDDEN_SENDER: { code: 'FORBIDDEN_SENDER' },
  POLICY_REFUSED: {
    code: 'POLICY_REFUSED',
    violations: [{ code: 'NO_SESSION' }, { code: 'NOT_LIVE', state: 'syncing' }],
  },
  KEYCHAIN_LOCKED: { code: 'KEYCHAIN_LOCKED', detail: 'prompt dismissed' },
  KEYCHAIN_ABSENT: { code: 'KEYCHAIN_ABSENT', detail: 'no such service' },
  KEY_MISSING: { code: 'KEY_MISSING', signer: '0x12' },
  KEY_WRONG: { code: 'KEY_WRONG', signer: '0x34' },
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
  VENUE_UNREACHABLE: { code: 'VENUE_UNREACHABLE', detail: 'ECONNREFUSED' },
  VENUE_REFUSED: { code: 'VENUE_REFUSED', venueCode: 'RATE_LIMITED', message: 'slow down' },
  VENUE_CANCEL_REFUSED: {
    code: 'VENUE_CANCEL_REFUSED',
    venueCode: 'NOT_IMPLEMENTED',
    message: 'cancel on the chain',
  },
  VENUE_MALFORMED: { code: 'VENUE_MALFORMED', call: 'markets', detail: 'not JSON' },
  CHAIN_UNREACHABLE: { code: 'CHAIN_UNREACHABLE', detail: 'timed out' },
  WRONG_CHAIN: { code: 'WRONG_CHAIN', of: 'node', expected: 146, actual: 64_165 },
  CHAIN_REVERTED: { code: 'CHAIN_REVERTED', errorName: 'InvalidNonce', detail: '3, 2' },
  TX_NOT_SEEN: { code: 'TX_NOT_SEEN', txHash: txHash(`0x${'ef'.repeat(32)}`) },
  WALLET_REFUSED: { code: 'WALLET_REFUSED', reason: 'failed', detail: 'nonce too low' },
  NOT_FOUND: { code: 'NOT_FOUND', what: 'session' },
  NOT_AVAILABLE: { code: 'NOT_AVAILABLE', what: 'paper accounts' },
  ALREADY_EXISTS: { code: 'ALREADY_EXISTS', what: 'ord_1' },
  INTERNAL: { code: 'INTERNAL', reference: 'ref-42' },
};

/** Every text in a value, however deep. */
const texts = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [`${value}`];

describe('the line for an error', () => {
  it.each(Object.values(EXAMPLES))('$code is one line with every fact and no gap', (error) => {
    const line = describeAppError(error);
    const { code: _, ...facts } = error;
    for (const text of texts(facts)) expect(line).toContain(text);
    expect(line).not.toMatch(/undefined|\[object|\n/);
  });

  it('names the code, but what keeps it from connecting by a sentence', () => {
    const { VENUE_UNREACHABLE, CHAIN_UNREACHABLE, WRONG_CHAIN, ...others } = EXAMPLES;
    for (const error of Object.values(others)) {
      expect(describeAppError(error)).toMatch(new RegExp(`^${error.code}`));
    }
    expect(describeAppError(VENUE_UNREACHABLE)).toBe('the venue cannot be reached: ECONNREFUSED');
    expect(describeAppError(CHAIN_UNREACHABLE)).toBe('the chain cannot be read: timed out');
    expect(describeAppError(WRONG_CHAIN)).toBe('the node is on chain 64165, the settings say 146');
  });
});
