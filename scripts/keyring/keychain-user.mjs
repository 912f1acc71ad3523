// Uses the keychain at the word of its input: what a keychain answers depends on the environment
// that a process was started with, so the tests cannot ask from their own.
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
