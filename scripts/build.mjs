import { setUp } from './setup/set-up.mjs';

await setUp({ keyring: false, build: true });
console.log('The app was built in out/.');
