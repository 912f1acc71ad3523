import { packageProgram } from '../processes/package-program.ts';
import { runVisibly } from '../processes/run-visibly.ts';

const checks: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: 'types', args: [packageProgram('typescript', 'tsc'), '--noEmit'] },
  // Each side alone, with only the globals that it has at run time.
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
    name: 'contract artifacts',
    args: [packageProgram('tsx', 'tsx'), 'devnet/contracts/compile.ts', '--check'],
  },
  {
    name: 'the terminal’s own contract',
    args: [packageProgram('tsx', 'tsx'), 'scripts/contracts/compile-simulator.ts', '--check'],
  },
];

/** Runs every static check, even after one has failed, and says whether all passed. */
export async function runChecks(): Promise<boolean> {
  let passed = true;
  for (const { name, args } of checks) {
    console.log(`\nCheck: ${name}`);
    passed = (await runVisibly(args)) === 0 && passed;
  }
  return passed;
}
