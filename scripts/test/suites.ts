import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageProgram } from '../processes/package-program.ts';
import { runVisibly } from '../processes/run-visibly.ts';
import { type Tally, tallyPlaywright, tallyVitest, withExitCode } from './tally.ts';

/** What a suite is run with. */
export interface SuiteRun {
  /** The folder that takes the runner's report. */
  readonly reports: string;
  readonly env: Readonly<Record<string, string>>;
  /** For the runner, such as the files to run. */
  readonly args: readonly string[];
}

function readReport<Report>(path: string, tally: (report: Report) => Tally): Tally | null {
  return existsSync(path) ? tally(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

/**
 * Runs the unit and integration tests, files and tests in random order, so that none comes to depend
 * on another. vitest prints the seed; `--sequence.seed=N` runs the same order again.
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

/** Runs the end-to-end tests on the built app. */
export async function runPlaywright({ reports, env, args }: SuiteRun): Promise<Tally> {
  const report = join(reports, 'playwright.json');
  const exitCode = await runVisibly(
    [packageProgram('@playwright/test', 'playwright'), 'test', '--reporter=list,json', ...args],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  return withExitCode(readReport(report, tallyPlaywright), exitCode);
}
