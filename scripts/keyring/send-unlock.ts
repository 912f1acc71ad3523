import { once } from 'node:events';
import { connect } from 'node:net';

const UNLOCK = 1;
const WORD = 4;

/**
 * Unlocks a running gnome-keyring over its control socket, as unlocking the screen does.
 *
 * The message is a credentials byte, then three big-endian words (length of everything after that byte, operation,
 * password length), then the password. The reply is a length and a result, 0 when unlocked (gnome-keyring's
 * `daemon/control`).
 */
export async function sendUnlock(socketPath: string, password: string): Promise<void> {
  const secret = Buffer.from(password);
  const head = Buffer.alloc(1 + 3 * WORD);
  head.writeUInt32BE(3 * WORD + secret.length, 1);
  head.writeUInt32BE(UNLOCK, 1 + WORD);
  head.writeUInt32BE(secret.length, 1 + 2 * WORD);
  const socket = connect(socketPath);
  try {
    socket.write(Buffer.concat([head, secret]));
    const [reply] = (await once(socket, 'data')) as [Buffer];
    if (reply.readUInt32BE(WORD) !== 0) throw new Error('gnome-keyring refused the password.');
  } finally {
    socket.destroy();
  }
}
