import { describe, expect, it } from 'vitest';
import { KEYCHAIN_STEP, SESSION_KEY_STEP, SESSION_STEP } from './next-steps.ts';

const steps = [KEYCHAIN_STEP, SESSION_STEP, SESSION_KEY_STEP].flatMap((table) =>
  Object.entries(table),
);
const inOrder = ['ready', 'active'];
const blocking = steps.filter(([state]) => !inOrder.includes(state));

describe('the next step', () => {
  it.each(blocking)('from %s is the state and then what to do: "%s"', (_state, words) => {
    expect(words).toMatch(/^The .+: (wait|unlock|start|create|press) .+\.$|^No .+: start .+\.$/);
  });

  it('asks for nothing where all is in order', () => {
    const calm = steps.filter(([state]) => inOrder.includes(state));
    expect(calm).toHaveLength(3);
    for (const [, words] of calm) expect(words).toMatch(/ is (ready|active)\.$/);
  });

  it('never advises a new session while the chain or the keychain just cannot be read', () => {
    for (const words of [SESSION_STEP.unknown, SESSION_KEY_STEP.unreadable]) {
      expect(words).not.toContain('create');
    }
  });
});
