import { setUp } from './setup/set-up.mjs';

await setUp({ keyring: true, build: true });
const { register } = await import('tsx/esm/api');
register();
const { packageProgram } = await import('./processes/package-program.ts');
const { runVisibly } = await import('./processes/run-visibly.ts');
const { startPrivateSession } = await import('./session/start-private-session.ts');

const session = await startPrivateSession();
try {
  process.exitCode = await runVisibly(
    [packageProgram('tsx', 'tsx'), 'bench/main.ts', ...process.argv.slice(2)],
    session.env,
  );
} finally {
  await session.stop();
}
