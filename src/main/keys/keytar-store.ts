import { randomBytes } from 'node:crypto';
import type { Hex } from '../../shared/domain/ids.ts';
import type { KeychainState } from '../../shared/domain/keychain.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock, KeyStore, KeyStoreError } from '../core/ports.ts';
import { keychainBackend, toKeyStoreError } from './keychain-error.ts';
import { addToIndex, type IndexEntries, readIndex, removeFromIndex } from './keychain-index.ts';

/**
 * The three keytar calls in use. `findCredentials` is not among them: libsecret crashes the whole process on a locked
 * item, and it would load every secret just to list the names.
 */
export interface NativeKeychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeytarStoreOptions {
  /** Separates environments, e.g. `ballast/paper`. */
  readonly service: string;
  readonly clock: Clock;
  /**
   * How long one call may take before the keychain counts as locked, since its prompt can wait for the user forever.
   */
  readonly timeoutMs?: number;
  readonly load?: () => Promise<NativeKeychain>;
}

const loadKeytar = async (): Promise<NativeKeychain> => (await import('keytar')).default;

/**
 * The OS keychain through keytar. Calls run one at a time (keytar has open bugs under concurrent use). On a locked
 * keyring libsecret answers reads and deletes with "no such entry", so an entry is reported as missing only if a canary
 * could be written before that answer and read after it. An unreadable key is never reported as lost.
 */
export function createKeytarStore(options: KeytarStoreOptions): KeyStore {
  const { service, clock, timeoutMs = 10_000, load = loadKeytar } = options;
  let native: Promise<NativeKeychain> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let hanging = 0;

  const call = async <T>(use: (keychain: NativeKeychain) => Promise<T>): Promise<T> => {
    if (hanging > 0) throw new Error('still waiting for the keychain to be unlocked');
    hanging += 1;
    const work = (async () => {
      native ??= load();
      return use(await native);
    })().finally(() => {
      hanging -= 1;
    });
    return withTimeout(work, timeoutMs, clock);
  };

  const get = (entry: string) => call((keychain) => keychain.getPassword(service, entry));
  const set = (entry: string, secret: string) =>
    call((keychain) => keychain.setPassword(service, entry, secret));
  const del = (entry: string) => call((keychain) => keychain.deletePassword(service, entry));
  const entries: IndexEntries = { get: (entry) => certain(() => get(entry)), set, del };

  /** Runs `ask`, whose null or false may mean "locked". Throws unless the keyring was unlocked before and after. */
  async function certain<T>(ask: () => Promise<T>): Promise<T> {
    const first = await ask();
    if (first) return first;
    const canary = `probe:${randomBytes(16).toString('hex')}`;
    await set(canary, canary);
    const answer = await ask();
    const readBack = await get(canary);
    await del(canary);
    if (readBack !== canary) throw new Error('the keychain was locked while it was read');
    return answer;
  }

  const serialised = <T>(work: () => Promise<T>): Promise<Result<T, KeyStoreError>> => {
    const next = last.then(async () => {
      try {
        return ok(await work());
      } catch (cause) {
        return err(toKeyStoreError(cause));
      }
    });
    last = next;
    return next;
  };

  return {
    async probe(): Promise<KeychainState> {
      const missing = await serialised(() => certain(() => get(`probe:none`)));
      if (missing.ok) return { state: 'ready', backend: keychainBackend(process.platform) };
      const { code, detail } = missing.error;
      return code === 'KEYCHAIN_ABSENT'
        ? { state: 'absent', detail }
        : { state: 'locked', backend: keychainBackend(process.platform), detail };
    },
    read: (entry) => serialised(async () => (await entries.get(entry)) as Hex | null),
    write: (entry, secret) =>
      serialised(async () => {
        // Listed first, so that a crash in between leaves a name without a key, never an unlisted key.
        await addToIndex(entries, entry);
        await set(entry, secret);
        return null;
      }),
    remove: (entry) =>
      serialised(async () => {
        const removed = await certain(() => del(entry));
        await removeFromIndex(entries, entry);
        return removed;
      }),
    list: () => serialised(() => readIndex(entries)),
  };
}

/** Rejects after `ms`. The work itself continues, and the next keychain call waits for it. */
function withTimeout<T>(work: Promise<T>, ms: number, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(ms, () =>
      reject(new Error(`the keychain did not answer within ${ms / 1_000} s: it may be locked`)),
    );
    work.then(resolve, reject).finally(cancel);
  });
}
