import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { packageProgram } from '../scripts/processes/package-program.ts';

/** Each bench runs in its own process, one at a time, so that none affects another's caches or memory. */
const BENCHES = [
  'signing',
  'policy',
  'order-path',
  'frame-paint',
  'history',
  'cold-start',
] as const;

const asked = process.argv.slice(2);
const flags = asked.filter((argument) => argument.startsWith('--'));
const names = asked.filter((argument) => !argument.startsWith('--'));
const unknown = names.find((name) => !BENCHES.some((bench) => bench === name));
if (unknown) {
  console.error(`Unknown bench “${unknown}”. Choose from: ${BENCHES.join(', ')}.`);
  process.exit(1);
}

console.log(
  `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}\n`,
);
for (const bench of BENCHES.filter((name) => names.length === 0 || names.includes(name))) {
  console.log(`## ${bench}\n`);
  const file = join(import.meta.dirname, `${bench}.bench.ts`);
  const ended = spawnSync(process.execPath, [packageProgram('tsx', 'tsx'), file, ...flags], {
    stdio: 'inherit',
  });
  if (ended.status !== 0) process.exitCode = 1;
  console.log();
}
