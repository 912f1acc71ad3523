// All tests and checks; `unit` or `e2e` as the first argument runs one suite, with the rest of the
// arguments for its runner.
import { setUp } from './setup/set-up.mjs';

const [suite, ...args] = process.argv.slice(2);
await setUp({ keyring: true, browser: true, build: suite === 'e2e' });
// Only now is it sure that there is a node_modules to import from.
const { register } = await import('tsx/esm/api');
register();
const { runEverything, runSuite } = await import('./test/run-everything.ts');
const passed = suite === undefined ? await runEverything() : await runSuite(suite, args);
process.exitCode = passed ? 0 : 1;
