// Runs all tests and checks. With `unit` or `e2e` as the first argument, runs that suite and passes the other arguments
// to its runner.
import { setUp } from './setup/set-up.mjs';

const [suite, ...args] = process.argv.slice(2);
await setUp({ keyring: true, browser: true, build: suite === 'e2e' });
// Imported here because node_modules is only guaranteed to exist after set-up.
const { register } = await import('tsx/esm/api');
register();
const { runEverything, runSuite } = await import('./test/run-everything.ts');
const passed = suite === undefined ? await runEverything() : await runSuite(suite, args);
process.exitCode = passed ? 0 : 1;
