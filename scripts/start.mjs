import { flagsForPerson, startElectron } from './electron/start-electron.mjs';
import { setUp } from './setup/set-up.mjs';

flagsForPerson();
await setUp({ keyring: false, build: true });
process.exitCode = await startElectron();
