import { packageProgram } from '../processes/package-program.ts';
import { runQuietly } from '../processes/run-visibly.ts';

const checks: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: 'types', args: [packageProgram('typescript', 'tsc'), '--noEmit'] },
  // Each side on its own, with only the globals it has at run time.
  ...['shared', 'main', 'renderer'].map((side) => ({
    name: `types of ${side} alone`,
    args: [packageProgram('typescript', 'tsc'), '--noEmit', '--project', `src/${side}`],
  })),
  { name: 'lint and format', args: [packageProgram('@biomejs/biome', 'biome'), 'ci', '.'] },
  {
    name: 'who imports whom',
    args: [packageProgram('tsx', 'tsx'), 'scripts/test/check-imports.ts'],
  },
  { name: 'unused code', args: [packageProgram('knip', 'knip')] },
  {
    name: 'code that only tests use',
    args: [packageProgram('knip', 'knip'), '--production'],
  },
  {
    name: 'contract artifacts',
    args: [packageProgram('tsx', 'tsx'), 'devnet/contracts/compile.ts', '--check'],
  },
  {
    name: 'the terminal’s own contract',
    args: [packageProgram('tsx', 'tsx'), 'scripts/contracts/compile-simulator.ts', '--check'],
  },
];

/**
 * Runs every static check, `atOnce` at a time, even after one has failed. Calls `report` with each check's output when
 * it ends. Returns whether all passed.
 */
export async function runChecks(
  atOnce = 2,
  report: (output: string) => void = console.log,
): Promise<boolean> {
  const waiting = [...checks];
  let passed = true;
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { exitCode, output } = await runQuietly(check.args);
      report(`\nCheck: ${check.name}\n${output.trim()}`);
      passed = exitCode === 0 && passed;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return passed;
}
