import { describe, expect, it } from 'vitest';
import { inWords, sum, tallyPlaywright, tallyVitest, withExitCode } from './tally.ts';

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe("vitest's report", () => {
  it('counts tests that neither passed nor failed as skipped', () => {
    const testResults = [file('passed', 'passed', 'pending', 'todo'), file('failed', 'failed')];
    expect(tallyVitest({ testResults })).toEqual({ passed: 1, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const testResults = [file('passed', 'passed'), file('failed')];
    expect(tallyVitest({ testResults })).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a file whose tests passed but whose clean-up failed as one failure', () => {
    expect(tallyVitest({ testResults: [file('failed', 'passed')] })).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });
});

describe("Playwright's report", () => {
  it('counts flaky tests and errors outside tests as failures', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    expect(tallyPlaywright({ stats, errors: ['no tests found'] })).toEqual({
      passed: 3,
      failed: 3,
      skipped: 2,
    });
  });
});

describe('a runner that failed', () => {
  it('counts as one failure when it left no report', () => {
    expect(withExitCode(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts as one failure when its report shows no failure', () => {
    expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  });

  it('adds nothing to its reported failures', () => {
    expect(withExitCode({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  });
});

it('sums the suites into one line', () => {
  const total = sum([
    { passed: 10, failed: 0, skipped: 1 },
    { passed: 2, failed: 1, skipped: 0 },
  ]);
  expect(inWords(total)).toBe('12 passed, 1 failed, 1 skipped');
});
