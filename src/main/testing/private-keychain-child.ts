/** The keychain adapter in a process with a private session bus: see private-keychain.ts. */
import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { systemClock } from '../core/system-clock.ts';
import { createKeytarStore } from '../keys/keytar-store.ts';

interface Request {
  readonly id: number;
  readonly call: string;
  readonly args: readonly string[];
}

const keyStore = createKeytarStore({ service: 'ballast/test', clock: systemClock });
const secretService = ['call', '--session', '--dest', 'org.freedesktop.secrets'];
const collection = '[objectpath "/org/freedesktop/secrets/collection/login"]';

async function answer({ call, args: [first = '', second = ''] }: Request): Promise<unknown> {
  if (call === 'probe') return keyStore.probe();
  if (call === 'list') return keyStore.list();
  if (call === 'read') return keyStore.read(first);
  if (call === 'write') return keyStore.write(first, second as `0x${string}`);
  if (call === 'remove') return keyStore.remove(first);
  if (call === 'lock') {
    const method = ['--method', 'org.freedesktop.Secret.Service.Lock', collection];
    execFileSync('gdbus', [
      ...secretService,
      '--object-path',
      '/org/freedesktop/secrets',
      ...method,
    ]);
    return null;
  }
  if (call === 'unlock') {
    return unlock('password');
  }
  throw new Error(`unknown call ${call}`);
}

/** Unlocks the login keyring through the daemon's control socket, as the login screen does. */
function unlock(password: string): Promise<number> {
  const OPERATION_UNLOCK = 1;
  const request = Buffer.alloc(1 + 12);
  request.writeUInt32BE(12 + password.length, 1);
  request.writeUInt32BE(OPERATION_UNLOCK, 5);
  request.writeUInt32BE(password.length, 9);
  return new Promise((resolve, reject) => {
    const socket = connect(`${process.env['XDG_RUNTIME_DIR']}/keyring/control`);
    socket.once('error', reject);
    socket.once('data', (reply) => {
      socket.destroy();
      resolve(reply.readUInt32BE(4));
    });
    socket.write(Buffer.concat([request, Buffer.from(password)]));
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as Request;
  console.log(JSON.stringify({ id: request.id, answer: await answer(request) }));
}
process.exit(0);
