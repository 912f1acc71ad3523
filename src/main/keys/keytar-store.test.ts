import { afterEach, describe, expect, it } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import type { Clock } from '../core/ports.ts';
import { systemClock } from '../core/system-clock.ts';
import {
  type KeychainStart,
  type PrivateKeychain,
  startPrivateKeychain,
} from '../testing/private-keychain.ts';
import { createKeytarStore, type NativeKeychain } from './keytar-store.ts';

const SECRET = `0x${'ab'.repeat(32)}` as const;
let keychain: PrivateKeychain;

const started = async (start: KeychainStart) => {
  keychain = await startPrivateKeychain(start);
  return keychain.keyStore;
};

describe('the real keyring', () => {
  afterEach(() => keychain.stop());

  it('keeps, lists and removes keys, and reports "missing" only for a key that is not there', async () => {
    const keyStore = await started('unlocked');
    expect(await keyStore.probe()).toEqual({ state: 'ready', backend: 'Secret Service' });
    expect(await keyStore.list()).toEqual(ok([]));
    await keyStore.write('delegate:a', SECRET);
    await keyStore.write('owner:b', SECRET);
    expect(await keyStore.read('delegate:a')).toEqual(ok(SECRET));
    expect(await keyStore.read('delegate:none')).toEqual(ok(null));
    expect(await keyStore.list()).toEqual(ok(['delegate:a', 'owner:b']));
    expect(await keyStore.remove('delegate:a')).toEqual(ok(true));
    expect(await keyStore.remove('delegate:a')).toEqual(ok(false));
    expect(await keyStore.list()).toEqual(ok(['owner:b']));
  });

  it('reports "locked", not "missing", for every call on a locked keyring, and reads again after unlocking', async () => {
    const keyStore = await started('unlocked');
    await keyStore.write('delegate:a', SECRET);
    await keychain.lock();
    const locked = err({
      code: 'KEYCHAIN_LOCKED',
      detail: 'Cannot create an item in a locked collection',
    });
    expect(await keyStore.probe()).toMatchObject({ state: 'locked' });
    expect(await keyStore.read('delegate:a')).toEqual(locked);
    expect(await keyStore.read('delegate:none')).toEqual(locked);
    expect(await keyStore.remove('delegate:a')).toEqual(locked);
    expect(await keyStore.list()).toEqual(locked);
    expect(await keyStore.write('delegate:c', SECRET)).toEqual(locked);
    await keychain.unlock();
    expect(await keyStore.read('delegate:a')).toEqual(ok(SECRET));
    expect(await keyStore.list()).toEqual(ok(['delegate:a']));
  });

  it('is locked until the login keyring has been created and opened', async () => {
    const keyStore = await started('never-unlocked');
    expect(await keyStore.probe()).toMatchObject({ state: 'locked', backend: 'Secret Service' });
    expect(await keyStore.read('delegate:a')).toMatchObject({ error: { code: 'KEYCHAIN_LOCKED' } });
  });

  it.each(['no-service', 'no-bus'] as const)('is absent with %s', async (start) => {
    const keyStore = await started(start);
    expect(await keyStore.probe()).toMatchObject({ state: 'absent' });
    expect(await keyStore.read('delegate:a')).toMatchObject({ error: { code: 'KEYCHAIN_ABSENT' } });
  });

  it('answers many calls at once, each with its own key', async () => {
    const keyStore = await started('unlocked');
    const names = Array.from({ length: 70 }, (_, n) => `delegate:${n}`);
    const secretOf = (n: number) => `0x${n.toString(16).padStart(64, '0')}` as const;
    await Promise.all(names.map((name, n) => keyStore.write(name, secretOf(n))));
    expect(await Promise.all(names.map((name) => keyStore.read(name)))).toEqual(
      names.map((_, n) => ok(secretOf(n))),
    );
    await keyStore.remove('delegate:5');
    expect(await keyStore.list()).toEqual(ok(names.filter((name) => name !== 'delegate:5')));
  });
});

describe('a keychain that fails', () => {
  const failing = (native: Partial<NativeKeychain>, clock: Clock = systemClock) =>
    createKeytarStore({
      service: 'ballast/test',
      clock,
      load: async () => ({
        getPassword: async () => null,
        setPassword: async () => undefined,
        deletePassword: async () => false,
        ...native,
      }),
    });

  it('is locked, without waiting, while its prompt is open, and works once the prompt is answered', async () => {
    const impatient: Clock = {
      ...systemClock,
      schedule: (_, task) => {
        setImmediate(task);
        return () => {};
      },
    };
    let answerPrompt = (_: string) => {};
    const prompt = new Promise<string>((resolve) => {
      answerPrompt = resolve;
    });
    const keyStore = failing({ getPassword: () => prompt }, impatient);
    expect(await keyStore.read('delegate:a')).toMatchObject({ error: { code: 'KEYCHAIN_LOCKED' } });
    expect(await keyStore.read('delegate:a')).toMatchObject({ error: { code: 'KEYCHAIN_LOCKED' } });
    answerPrompt(SECRET);
    await prompt;
    expect(await keyStore.read('delegate:a')).toEqual(ok(SECRET));
  });

  it('does not report a key as missing when the keyring was locked between the canary and the answer', async () => {
    const keyStore = failing({});
    expect(await keyStore.read('delegate:a')).toMatchObject({ error: { code: 'KEYCHAIN_LOCKED' } });
  });

  it('is absent when its library cannot be loaded', async () => {
    const keyStore = createKeytarStore({
      service: 'ballast/test',
      clock: systemClock,
      load: () =>
        Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file: No such file')),
    });
    expect(await keyStore.probe()).toMatchObject({ state: 'absent' });
  });
});
