import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { endProcess } from '../processes/end-process.ts';
import { type KeyringState, startKeyring } from './start-keyring.ts';

const program = fileURLToPath(new URL('keychain-user.mjs', import.meta.url));
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Starts a keychain and a program that uses it as the app does; `ask` returns the program's answer. */
async function start(state: KeyringState) {
  const keyring = await startKeyring({ state });
  cleanUps.push(keyring.stop);
  const user = spawn(process.execPath, [program], {
    env: { ...process.env, ...keyring.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  cleanUps.push(() => endProcess(user));
  const answers = createInterface({ input: user.stdout })[Symbol.asyncIterator]();
  const ask = async (command: 'write' | 'read') => {
    user.stdin.write(`${command}\n`);
    return (await answers.next()).value;
  };
  return { keyring, ask };
}

describe.skipIf(process.platform !== 'linux')('the private keychain', () => {
  it('keeps a secret when it is unlocked', async () => {
    const { ask } = await start('unlocked');
    expect(await ask('write')).toBe('written');
    expect(await ask('read')).toBe('secret');
  });

  it('refuses a secret when it is locked', async () => {
    const { ask } = await start('locked');
    expect(await ask('write')).toBe('Cannot create an item in a locked collection');
  });

  it('keeps its secrets when locked and unlocked while a program uses it', async () => {
    const { ask, keyring } = await start('unlocked');
    await ask('write');
    await keyring.lock();
    expect(await ask('write')).toBe('Cannot create an item in a locked collection');
    await keyring.unlock();
    expect(await ask('read')).toBe('secret');
  });

  it('does not answer when it is absent', async () => {
    const { ask } = await start('absent');
    expect(await ask('read')).toBe(
      'The name org.freedesktop.secrets was not provided by any .service files',
    );
  });
});
