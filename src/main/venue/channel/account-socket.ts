import { WebSocket } from 'ws';
import type { Clock } from '../../core/ports.ts';
import type { Catalog } from '../catalog.ts';
import type { AccountQuery } from '../venue-query.ts';
import { plainText } from '../wire/text.ts';
import type { AccountFrame } from './account-frame.ts';
import { accountChannelUrl, pingMessage, subscribeMessage } from './account-protocol.ts';
import { parseFrame } from './parse-frame.ts';

const MAX_FRAME_BYTES = 1024 * 1024;
const HANDSHAKE_TIMEOUT_MS = 10_000;
const PING_EVERY_MS = 5_000;
/** Three pings unanswered: the socket may still look open, but nothing comes through it. */
const SILENT_AFTER_MS = 15_000;
/** A venue that does not confirm a subscription counts as subscribed after this long. */
const ASSUME_SUBSCRIBED_MS = 1_000;

/** Frames that prove that the subscription works. */
const OF_THE_ACCOUNT: ReadonlySet<AccountFrame['kind']> = new Set([
  'subscribed',
  'order',
  'balances',
  'balances-stale',
]);

export interface AccountSocketOptions {
  /** Base URL of the venue's sockets; the channel adds its own path. */
  readonly wsUrl: string;
  readonly subject: AccountQuery;
  readonly catalog: Catalog;
  readonly clock: Clock;
}

interface AccountSocketHandlers {
  /** Called once, before the first frame. */
  onSubscribed(): void;
  onFrame(frame: AccountFrame): void;
  /** Called at most once, as the last callback. Never called after the socket was closed from here. */
  onDown(reason: string): void;
}

/**
 * One connection to the account channel: subscribes, parses, and gives up on a socket that has fallen silent.
 * Any message counts as a sign of life. WebSocket pongs count only until the venue first answers a ping of ours: its
 * WebSocket library answers them even while the venue behind it hangs.
 *
 * @returns a function that closes the socket; no handler is called after it
 */
export function openAccountSocket(
  { wsUrl, subject, catalog, clock }: AccountSocketOptions,
  handlers: AccountSocketHandlers,
): () => void {
  const socket = new WebSocket(accountChannelUrl(wsUrl), {
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    followRedirects: false,
  });
  let heardAt = clock.monotonic();
  let answersPings = false;
  let subscribed = false;
  let over = false;
  let cancelTimers = (): void => {};

  const end = (): boolean => {
    if (over) return false;
    over = true;
    cancelTimers();
    socket.terminate();
    return true;
  };
  const fail = (reason: string): void => {
    if (end()) handlers.onDown(plainText(reason, 200));
  };
  const becomeSubscribed = (): void => {
    if (subscribed || over) return;
    subscribed = true;
    handlers.onSubscribed();
  };
  const watch = (): (() => void) =>
    clock.schedule(PING_EVERY_MS, () => {
      if (clock.monotonic() - heardAt >= SILENT_AFTER_MS) return fail('silent for 15 s');
      socket.ping();
      socket.send(pingMessage);
      cancelTimers = watch();
    });

  socket.on('open', () => {
    heardAt = clock.monotonic();
    socket.send(subscribeMessage(subject));
    const cancelAssume = clock.schedule(ASSUME_SUBSCRIBED_MS, becomeSubscribed);
    const cancelWatch = watch();
    cancelTimers = () => {
      cancelAssume();
      cancelWatch();
    };
  });
  socket.on('pong', () => {
    if (!answersPings) heardAt = clock.monotonic();
  });
  socket.on('message', (data, isBinary) => {
    if (over) return;
    heardAt = clock.monotonic();
    const frame = isBinary
      ? ({ kind: 'malformed', detail: 'a binary message' } as const)
      : parseFrame(String(data), { ...subject, catalog, at: clock.now() });
    if (frame.kind === 'pong') answersPings = true;
    if (OF_THE_ACCOUNT.has(frame.kind)) becomeSubscribed();
    handlers.onFrame(frame);
  });
  socket.on('error', (error) => fail(error.message || 'the socket failed'));
  socket.on('close', (code) => fail(`closed by the venue (${code})`));
  return () => void end();
}
