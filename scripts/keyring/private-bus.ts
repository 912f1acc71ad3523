import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { endProcess } from '../processes/end-process.ts';

const execute = promisify(execFile);

/** A D-Bus session bus that belongs to one test run. */
export interface PrivateBus {
  readonly address: string;
  /** Calls a method with `dbus-send`'s arguments and returns what it printed. Throws the callee's error. */
  call(
    destination: string,
    path: string,
    method: string,
    ...args: readonly string[]
  ): Promise<string>;
  stop(): Promise<void>;
}

// No service folders, so nothing is started on demand and an absent service stays absent.
const configuration = (folder: string) => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The bus has no output.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('dbus-daemon exited before it had an address. Is the package `dbus` installed?');
}

/** Starts a session bus that keeps its socket in `folder`. */
export async function startPrivateBus(folder: string): Promise<PrivateBus> {
  const config = join(folder, 'bus.conf');
  await writeFile(config, configuration(folder));
  const daemon = spawn(
    'dbus-daemon',
    [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=1'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const failed = new Promise<never>((_, reject) => daemon.once('error', reject));
  const address = await Promise.race([firstLine(daemon), failed]);
  return {
    address,
    async call(destination, path, method, ...args) {
      const { stdout } = await execute('dbus-send', [
        `--bus=${address}`,
        '--print-reply',
        `--dest=${destination}`,
        path,
        method,
        ...args,
      ]);
      return stdout;
    },
    stop: () => endProcess(daemon),
  };
}
