import { describe, expect, it } from 'vitest';
import { askWhenSettled } from './ask-when-settled.ts';

/** A question whose clock and answers the test controls. */
function question(name: string, shown: string[]) {
  let task: (() => void) | null = null;
  let answer: ((text: string) => void) | null = null;
  const end = askWhenSettled<string>({
    ask: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    show: (text) => void shown.push(text),
    schedule: (_, next) => {
      task = next;
      return () => {
        task = null;
      };
    },
  });
  return {
    end,
    /** Whether a question is scheduled. */
    waits: () => task !== null,
    settle() {
      const due = task;
      task = null;
      due?.();
    },
    asked: () => answer !== null,
    async answer() {
      const resolve = answer;
      answer = null;
      resolve?.(name);
      await Promise.resolve();
    },
  };
}

describe('asking when settled', () => {
  it('does not ask a question that is replaced before it settles', () => {
    const typed = question('4', []);
    expect(typed.waits()).toBe(true);
    typed.end();
    expect(typed.waits()).toBe(false);
    expect(typed.asked()).toBe(false);
  });

  it('drops the answer to an older question, whenever it arrives', async () => {
    const shown: string[] = [];
    const older = question('older', shown);
    older.settle();
    older.end();
    const newer = question('newer', shown);
    newer.settle();
    await newer.answer();
    await older.answer();
    expect(shown).toEqual(['newer']);
    expect(older.waits()).toBe(false);
  });

  it('repeats an unchanged question, one request at a time', async () => {
    const shown: string[] = [];
    const asked = question('same', shown);
    asked.settle();
    expect(asked.waits()).toBe(false);
    await asked.answer();
    expect(asked.waits()).toBe(true);
    asked.settle();
    await asked.answer();
    expect(shown).toEqual(['same', 'same']);
  });
});
