import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivateSession } from '../session/start-private-session.ts';
import { ensureBuild } from '../setup/build.mjs';
import { runChecks } from './run-checks.ts';
import { runPlaywright, runVitest, type SuiteRun } from './suites.ts';
import { inWords, sum, type Tally } from './tally.ts';

/** Runs `work` inside a private session, with a folder for the runners' reports, and cleans up afterwards. */
async function withSession<T>(work: (run: SuiteRun) => Promise<T>): Promise<T> {
  const reports = await mkdtemp(join(tmpdir(), 'ballast-reports-'));
  const session = await startPrivateSession();
  try {
    return await work({ reports, env: session.env, args: [] });
  } finally {
    await session.stop();
    await rm(reports, { recursive: true, force: true });
  }
}

async function build(): Promise<boolean> {
  try {
    await ensureBuild();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** Prints the totals as the last line. Returns whether all tests passed and at least one ran. */
function conclude(tallies: readonly Tally[], broken: readonly string[]): boolean {
  const total = sum(tallies);
  console.log('');
  if (broken.length > 0) console.log(`Also failed: ${broken.join('; ')}.`);
  console.log(inWords(total));
  return broken.length === 0 && total.failed === 0 && total.passed > 0;
}

/**
 * Runs the checks and every suite, even after a failure, so that one run reports everything. The checks run beside the
 * unit tests, which often wait for a chain, and are reported after them.
 */
export function runEverything(): Promise<boolean> {
  return withSession(async (run) => {
    const broken: string[] = [];
    const reports: string[] = [];
    console.log('Checking types, style and imports beside the unit tests …');
    const [checked, unit] = await Promise.all([
      runChecks(1, (output) => reports.push(output)),
      runVitest(run),
    ]);
    for (const report of reports) console.log(report);
    if (!checked) broken.push('a check');
    const tallies = [unit];
    if (await build()) tallies.push(await runPlaywright(run));
    else broken.push('the build, so the end-to-end tests did not run');
    return conclude(tallies, broken);
  });
}

/** Runs one suite, `unit` or `e2e`, with arguments for its runner. */
export function runSuite(suite: string, args: readonly string[]): Promise<boolean> {
  const runner = suite === 'e2e' ? runPlaywright : runVitest;
  return withSession(async (run) => conclude([await runner({ ...run, args })], []));
}
