import { setUp } from './setup/set-up.mjs';

await setUp({ keyring: false, build: false });
const { register } = await import('tsx/esm/api');
register();
const { runChecks } = await import('./test/run-checks.ts');
process.exitCode = (await runChecks()) ? 0 : 1;
