/**
 * `npx tsx devnet/contracts/compile.ts [--check]`: compiles the artifacts, or checks that the committed ones are up to
 * date.
 */
import { outdatedArtifacts, writeArtifacts } from './artifacts.ts';
import { compileContracts } from './compiler.ts';

const artifacts = await compileContracts();
if (process.argv.includes('--check')) {
  const outdated = await outdatedArtifacts(artifacts);
  if (outdated.length > 0) {
    console.error(
      `These contract artifacts are out of date: ${outdated.join(', ')}. ` +
        'Run "npx tsx devnet/contracts/compile.ts" and commit devnet/contracts/artifacts.',
    );
    process.exitCode = 1;
  }
} else {
  await writeArtifacts(artifacts);
}
