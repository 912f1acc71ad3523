import { expect, it } from 'vitest';
import { endOfSession } from '../../shared/domain/session-life.ts';
import { NOW, session } from '../../shared/policy/testing.ts';
import { ownerWords, termsWords } from './session-words.ts';

it('a session’s terms are told as they were asked for', () => {
  const validUntil = endOfSession(NOW / 1_000, 86_400);
  expect(termsWords({ ...session, validUntil })).toBe(
    '1 d, 500 calls, fee at most 1 %, 5\u2009000.00 USDC, wS unlimited',
  );
  expect(termsWords({ ...session, validUntil, maxCalls: 0 })).toContain('any number of calls');
});

it('what the owner is asked for is told with who pays', () => {
  expect([ownerWords(1, null), ownerWords(3, null)]).toEqual([
    'The owner sends one transaction.',
    'The owner sends 3 transactions.',
  ]);
  expect([ownerWords(1, 'Savings'), ownerWords(2, 'Savings')]).toEqual([
    'The owner signs once; Savings sends it and pays the gas.',
    'The owner signs 2 times; Savings sends it and pays the gas.',
  ]);
});
