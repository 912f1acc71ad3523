import { hasDisplay, setUp } from './setup/set-up.mjs';

await setUp({ keyring: !hasDisplay(), build: true });
const { register } = await import('tsx/esm/api');
register();
const { runDemo } = await import('./demo/run-demo.ts');
process.exitCode = await runDemo();
