/** Numbers of passed, failed and skipped tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The parts of vitest's JSON report that are counted. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** The parts of Playwright's JSON report that are counted. */
export interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** Counts vitest's tests. A file that failed without a failing test, e.g. on a bad import, counts as one failure. */
export function tallyVitest({ testResults }: VitestReport): Tally {
  const statuses = testResults.flatMap((file) => file.assertionResults.map((test) => test.status));
  const broken = testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  return { passed, failed: failed + broken, skipped: statuses.length - passed - failed };
}

/**
 * Counts Playwright's tests. A test that passed only on retry and an error outside any test each count as a failure.
 */
export function tallyPlaywright({ stats, errors }: PlaywrightReport): Tally {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * A suite's tally, corrected by its exit code: a failed runner counts as at least one failure, even if its report
 * (`null` if none was written) shows none.
 */
export function withExitCode(tally: Tally | null, exitCode: number): Tally {
  const reported = tally ?? { passed: 0, failed: 0, skipped: 0 };
  const hidden = reported.failed === 0 && (exitCode !== 0 || tally === null);
  return hidden ? { ...reported, failed: 1 } : reported;
}

/** Adds up tallies. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, tally) => ({
      passed: total.passed + tally.passed,
      failed: total.failed + tally.failed,
      skipped: total.skipped + tally.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @example `12 passed, 0 failed, 1 skipped` */
export function inWords({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
