import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { KeyStore } from '../core/ports.ts';

/** A real gnome-keyring on its own session bus, used through the real adapter in a separate process. */
export interface PrivateKeychain {
  readonly keyStore: KeyStore;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  stop(): Promise<void>;
}

export type KeychainStart = 'unlocked' | 'never-unlocked' | 'no-service' | 'no-bus';

const child = fileURLToPath(new URL('./private-keychain-child.ts', import.meta.url));
const node = `exec "${process.execPath}" --import tsx "${child}"`;

/** A session bus that can start no services, so nothing answers for org.freedesktop.secrets. */
const EMPTY_BUS = `<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>`;

const COMMANDS: Readonly<Record<KeychainStart, string>> = {
  unlocked: `dbus-run-session -- sh -c 'printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null && ${node}'`,
  'never-unlocked': `dbus-run-session -- sh -c 'gnome-keyring-daemon --start --components=secrets >/dev/null && ${node}'`,
  'no-service': `printf '%s' '${EMPTY_BUS}' > "$HOME/bus.conf" && dbus-run-session --config-file="$HOME/bus.conf" -- sh -c '${node}'`,
  'no-bus': node,
};

/** Starts it in the given state, in a temporary home directory that `stop` removes. */
export async function startPrivateKeychain(
  start: KeychainStart = 'unlocked',
): Promise<PrivateKeychain> {
  const home = mkdtempSync(join(tmpdir(), 'ballast-keychain-'));
  const { PATH } = process.env;
  const worker = spawn('sh', ['-c', COMMANDS[start]], {
    env: { PATH, HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: home },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, { resolve(value: never): void; reject(cause: Error): void }>();
  const ended = new Promise<void>((resolve) => {
    worker.once('close', () => {
      for (const { reject } of waiting.values()) reject(new Error('the keychain process ended'));
      resolve();
    });
  });
  createInterface({ input: worker.stdout }).on('line', (line) => {
    const { id, answer } = JSON.parse(line) as { id: number; answer: never };
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  });

  let lastId = 0;
  const ask = <T>(call: string, ...args: readonly string[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.stdin.write(`${JSON.stringify({ id: lastId, call, args })}\n`);
    });

  return {
    keyStore: {
      probe: () => ask('probe'),
      read: (entry) => ask('read', entry),
      write: (entry, secret) => ask('write', entry, secret),
      remove: (entry) => ask('remove', entry),
      list: () => ask('list'),
    },
    lock: () => ask('lock'),
    unlock: () => ask('unlock'),
    async stop() {
      worker.stdin.end();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
