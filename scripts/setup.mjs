import { hasDisplay, setUp } from './setup/set-up.mjs';

await setUp({ keyring: !hasDisplay(), build: false });
console.log('Set-up is complete.');
