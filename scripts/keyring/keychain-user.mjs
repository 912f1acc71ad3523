// Runs keychain calls on commands from stdin. A keychain's answers depend on the environment a process was started
// with, so tests cannot call it from their own process.
import { createInterface } from 'node:readline';
import keytar from 'keytar';

const ENTRY = /** @type {const} */ (['ballast-test', 'entry']);

/** @type {Record<string, () => Promise<string>>} */
const commands = {
  write: async () => {
    await keytar.setPassword(...ENTRY, 'secret');
    return 'written';
  },
  read: async () => String(await keytar.getPassword(...ENTRY)),
};

for await (const line of createInterface({ input: process.stdin })) {
  console.log(await commands[line]?.().catch((/** @type {Error} */ error) => error.message));
}
