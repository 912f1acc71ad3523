import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endProcess } from '../processes/end-process.ts';
import { type PrivateBus, startPrivateBus } from './private-bus.ts';
import { sendUnlock } from './send-unlock.ts';

/** `absent`: a session bus without a keychain. */
export type KeyringState = 'unlocked' | 'locked' | 'absent';

/** A keychain that belongs to one test run and starts empty. */
export interface Keyring {
  /** Add this to the environment of programs that use the keychain. */
  readonly env: Readonly<Record<string, string>>;
  /** Locks it while programs use it, as a screen lock does. */
  lock(): Promise<void>;
  /** Unlocks it while programs use it, as the user's password does. */
  unlock(): Promise<void>;
  stop(): Promise<void>;
}

const SERVICE = 'org.freedesktop.secrets';
const COLLECTION = '/org/freedesktop/secrets/collection/login';
const PASSWORD = 'test';
const POLL_MS = 10;
/** Guards against hanging; far longer than a busy machine needs. */
const READY_MS = 120_000;

const controlSocket = (folder: string) => join(folder, 'control', 'control');

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`The private keychain did not become ${what}.`);
    await delay(POLL_MS);
  }
}

async function isOwned(bus: PrivateBus): Promise<boolean> {
  const broker = 'org.freedesktop.DBus';
  return (await bus.call(broker, '/', `${broker}.NameHasOwner`, `string:${SERVICE}`)).includes(
    'true',
  );
}

async function isLocked(bus: PrivateBus): Promise<boolean> {
  const reply = await bus.call(
    SERVICE,
    COLLECTION,
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Locked',
  );
  return reply.includes('true');
}

async function lock(bus: PrivateBus): Promise<void> {
  await bus.call(
    SERVICE,
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.Lock',
    `array:objpath:${COLLECTION}`,
  );
  await until(() => isLocked(bus), 'locked');
}

/** Starts gnome-keyring on the bus with its files below `folder`, and waits until it reports being unlocked. */
async function startDaemon(bus: PrivateBus, folder: string): Promise<ChildProcess> {
  const control = dirname(controlSocket(folder));
  await mkdir(control, { recursive: true, mode: 0o700 });
  const daemon = spawn(
    'gnome-keyring-daemon',
    ['--unlock', '--foreground', '--components=secrets', `--control-directory=${control}`],
    {
      env: {
        PATH: process.env['PATH'],
        DBUS_SESSION_BUS_ADDRESS: bus.address,
        HOME: folder,
        XDG_DATA_HOME: folder,
        XDG_RUNTIME_DIR: folder,
      },
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  const failed = new Promise<never>((_, reject) => daemon.once('error', reject));
  daemon.stdin.end(PASSWORD);
  await Promise.race([until(() => isOwned(bus), 'ready'), failed]);
  return daemon;
}

/**
 * Starts a private keychain on a private session bus, so that the keychain of the person running the tests is never
 * touched. Does nothing on macOS and Windows, where programs use the system's keychain.
 */
export async function startKeyring({ state }: { state: KeyringState }): Promise<Keyring> {
  if (process.platform !== 'linux') return systemKeychain;
  const folder = await mkdtemp(join(tmpdir(), 'ballast-keyring-'));
  const bus = await startPrivateBus(folder);
  const daemon = state === 'absent' ? null : await startDaemon(bus, folder);
  if (state === 'locked') await lock(bus);
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    lock: () => lock(bus),
    unlock: () => sendUnlock(controlSocket(folder), PASSWORD),
    async stop() {
      if (daemon !== null) await endProcess(daemon);
      await bus.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const nothing = async () => {};
const systemKeychain: Keyring = { env: {}, lock: nothing, unlock: nothing, stop: nothing };
