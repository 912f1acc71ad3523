import { flagsForPerson } from './electron/start-electron.mjs';
import { forgetBuild } from './setup/build.mjs';
import { electronPath } from './setup/electron-path.mjs';
import { setUp } from './setup/set-up.mjs';

const sandbox = flagsForPerson().length === 0 ? [] : ['--noSandbox'];
await setUp({ keyring: false, build: false });
await forgetBuild();
const { register } = await import('tsx/esm/api');
register();
const { packageProgram } = await import('./processes/package-program.ts');
const { runVisibly } = await import('./processes/run-visibly.ts');
process.exitCode = await runVisibly(
  [packageProgram('electron-vite', 'electron-vite'), 'dev', ...sandbox],
  { ELECTRON_EXEC_PATH: electronPath() },
);
