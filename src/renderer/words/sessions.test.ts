import { describe, expect, it } from 'vitest';
import { endOfSession } from '../../shared/domain/session-life.ts';
import { NOW, session } from '../../shared/policy/testing.ts';
import { KEYCHAIN_STEP } from './account.ts';
import { ownerWords, SESSION_KEY_STEP, SESSION_STEP, termsWords } from './sessions.ts';

it('a session key’s terms are shown as they were requested', () => {
  const validUntil = endOfSession(NOW / 1_000, 86_400);
  expect(termsWords({ ...session, validUntil })).toBe(
    '1 d, 500 orders, fee at most 1 %, 5\u2009000.00 USDC, wS unlimited',
  );
  expect(termsWords({ ...session, validUntil, maxCalls: 0 })).toContain('any number of orders');
});

it('the owner’s part is named together with who pays for gas', () => {
  expect([ownerWords(1, null), ownerWords(3, null)]).toEqual([
    'The owner sends 1 transaction.',
    'The owner sends 3 transactions.',
  ]);
  expect([ownerWords(1, 'Savings'), ownerWords(2, 'Savings')]).toEqual([
    'The owner signs once; Savings sends it and pays for gas.',
    'The owner signs 2 times; Savings sends the transactions and pays for gas.',
  ]);
});

const steps = [KEYCHAIN_STEP, SESSION_STEP, SESSION_KEY_STEP].flatMap((table) =>
  Object.entries(table),
);
const inOrder = ['ready', 'active'];
const blocking = steps.filter(([state]) => !inOrder.includes(state));

describe('the next step', () => {
  it.each(blocking)('after %s says the state and then what to do: "%s"', (_state, words) => {
    expect(words).toMatch(/^The .+: (wait|unlock|start|create|press) .+\.$|^No .+: start .+\.$/);
  });

  it('is empty when everything is in order', () => {
    const calm = steps.filter(([state]) => inOrder.includes(state));
    expect(calm).toHaveLength(3);
    for (const [, words] of calm) expect(words).toMatch(/ is (ready|active)\.$/);
  });

  it('never suggests a new session while the chain or the keychain cannot be read', () => {
    for (const words of [SESSION_STEP.unknown, SESSION_KEY_STEP.unreadable]) {
      expect(words).not.toContain('create');
    }
  });
});
