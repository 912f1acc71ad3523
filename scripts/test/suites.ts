import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageProgram } from '../processes/package-program.ts';
import { runVisibly } from '../processes/run-visibly.ts';
import { type Tally, tallyPlaywright, tallyVitest, withExitCode } from './tally.ts';

/** The environment and arguments of a suite's run. */
export interface SuiteRun {
  /** The folder for the runner's report. */
  readonly reports: string;
  readonly env: Readonly<Record<string, string>>;
  /** Arguments for the runner, e.g. the files to run. */
  readonly args: readonly string[];
}

function readReport<Report>(path: string, tally: (report: Report) => Tally): Tally | null {
  return existsSync(path) ? tally(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

/**
 * Runs the unit and integration tests in random order, both files and tests, so that none depends on another. vitest
 * prints the seed; `--sequence.seed=N` repeats the order.
 */
export async function runVitest({ reports, env, args }: SuiteRun): Promise<Tally> {
  const report = join(reports, 'vitest.json');
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const order = ['--sequence.shuffle.files', '--sequence.shuffle.tests'];
  const exitCode = await runVisibly(
    [packageProgram('vitest', 'vitest'), 'run', ...reporting, ...order, ...args],
    env,
  );
  return withExitCode(readReport(report, tallyVitest), exitCode);
}

/** Runs the end-to-end tests against the built app. */
export async function runPlaywright({ reports, env, args }: SuiteRun): Promise<Tally> {
  const report = join(reports, 'playwright.json');
  const exitCode = await runVisibly(
    [packageProgram('@playwright/test', 'playwright'), 'test', '--reporter=list,json', ...args],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  return withExitCode(readReport(report, tallyPlaywright), exitCode);
}
