import { describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Connection } from '../../shared/domain/connection.ts';
import { venueOrderId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { halfRandom } from '../testing/half-random.ts';
import { silentLog } from '../testing/silent-log.ts';
import type { ChannelHandlers } from '../venue/channel/account-channel.ts';
import type { AccountFrame } from '../venue/channel/account-frame.ts';
import { createConnection } from './connection.ts';

type Answer = Result<null, AppError>;

const unreachable = (detail: string): AppError => ({ code: 'VENUE_UNREACHABLE', detail });

const frame: AccountFrame = {
  kind: 'order',
  venueOrderId: venueOrderId('lev_1'),
  createdAt: null,
  event: { at: 1, source: 'frame', type: 'pending', venueOrderId: venueOrderId('lev_1') },
};

const suspect = (detail: string): AccountFrame => ({ kind: 'malformed', detail });

/** A connection whose venue answers only when the test says so. */
function setUp({ account = true } = {}) {
  const clock = createFakeClock();
  const log: string[] = [];
  const waiting = new Map<string, (answer: Answer) => void>();
  const channels: ChannelHandlers[] = [];
  const changes: Connection[] = [];
  const asked = (what: string) => () => {
    log.push(what);
    return new Promise<Answer>((answer) => waiting.set(what, answer));
  };
  const state = { set: (_: string, value: unknown) => void changes.push(value as Connection) };
  const core = { clock, random: halfRandom, log: silentLog, state };
  const connection = createConnection(core, {
    probe: asked('probe'),
    sync: asked('sync'),
    poll: asked('poll'),
    openChannel: (handlers) => {
      if (!account) return null;
      log.push('open');
      channels.push(handlers);
      return { close: () => log.push('close') };
    },
    applyFrame: (applied) => {
      log.push(`frame ${applied.kind}`);
      return applied.kind === 'malformed'
        ? err({ code: 'STREAM_SUSPECT', detail: applied.detail })
        : ok(null);
    },
  });
  const answer = async (what: string, reply: Answer = ok(null)) => {
    waiting.get(what)?.(reply);
    waiting.delete(what);
    await new Promise<void>((settled) => setImmediate(settled));
  };
  const socket = () => {
    const handlers = channels.at(-1);
    if (!handlers) throw new Error('no channel was opened');
    return {
      up: () => handlers.onState({ state: 'subscribed' }),
      down: () => handlers.onState({ state: 'down', reason: 'dropped' }),
      frame: (sent: AccountFrame = frame) => handlers.onFrame(sent),
    };
  };
  const goLive = async () => {
    connection.start();
    await answer('probe');
    socket().up();
    await answer('sync');
    log.length = 0;
  };
  return { clock, log, channels, changes, connection, answer, socket, goLive };
}

describe('connecting', () => {
  it('subscribes first, holds frames, takes the snapshot, then applies them', async () => {
    const { connection, answer, socket, log, changes } = setUp();
    connection.start();
    await answer('probe');
    expect(log).toEqual(['probe', 'open']);
    socket().up();
    socket().frame();
    expect(log).toEqual(['probe', 'open', 'sync']);
    await answer('sync');
    expect(log).toEqual(['probe', 'open', 'sync', 'frame order']);
    socket().frame({ kind: 'pong' });
    expect(log.at(-1)).toBe('frame pong');
    expect(changes.map(({ state }) => state)).toEqual(['connecting', 'syncing', 'syncing', 'live']);
    expect(connection.state).toMatchObject({ state: 'live', channel: 'socket', reason: null });
  });

  it('does not wait for a socket for ever, and takes another snapshot when it comes up late', async () => {
    const { connection, answer, socket, log, clock } = setUp();
    connection.start();
    await answer('probe');
    clock.advance(1_999);
    expect(log).toEqual(['probe', 'open']);
    clock.advance(1);
    await answer('sync');
    expect(connection.state).toMatchObject({ state: 'live', channel: 'polling' });
    socket().up();
    expect(connection.state.state).toBe('syncing');
    await answer('sync');
    expect(log.filter((entry) => entry === 'sync')).toHaveLength(2);
    expect(connection.state).toMatchObject({ state: 'live', channel: 'socket' });
  });

  it('polls in the place of a socket that is still opening', async () => {
    const { connection, answer, log, clock } = setUp();
    connection.start();
    await answer('probe');
    clock.advance(2_000);
    await answer('sync');
    clock.advance(3_000);
    expect(log.at(-1)).toBe('poll');
  });

  it('ignores the answer to a snapshot that was overtaken', async () => {
    const { connection, answer, socket, clock, log } = setUp();
    connection.start();
    await answer('probe');
    clock.advance(2_000);
    const first = answer('sync', err(unreachable('too late to matter')));
    socket().up();
    await first;
    expect(connection.state.state).toBe('syncing');
    expect(log.filter((entry) => entry === 'sync')).toHaveLength(2);
  });

  it('goes offline with the reason and tries again after the backoff, or at once when told to', async () => {
    const { connection, answer, log, clock } = setUp();
    connection.start();
    await answer('probe', err(unreachable('ECONNREFUSED')));
    expect(connection.state).toMatchObject({
      state: 'offline',
      reason: { code: 'FAILED', error: unreachable('ECONNREFUSED') },
      channel: 'none',
    });
    clock.advance(374);
    expect(log).toEqual(['probe']);
    clock.advance(2);
    expect(connection.state.state).toBe('connecting');
    await answer('probe', err(unreachable('still not')));
    connection.retry();
    expect(log).toEqual(['probe', 'probe', 'probe']);
  });

  it('goes offline when the snapshot fails, and keeps the socket', async () => {
    const { connection, answer, socket, log, clock } = setUp();
    connection.start();
    await answer('probe');
    socket().up();
    await answer('sync', err(unreachable('HTTP 500')));
    expect(connection.state).toMatchObject({
      state: 'offline',
      reason: { code: 'FAILED', error: unreachable('HTTP 500') },
    });
    clock.advance(500);
    await answer('probe');
    await answer('sync');
    expect(connection.state).toMatchObject({ state: 'live', channel: 'socket' });
    expect(log.filter((entry) => entry === 'open')).toHaveLength(1);
  });

  it('treats a bug in the work as a failure, not as a crash', async () => {
    const clock = createFakeClock();
    const core = { clock, random: halfRandom, log: silentLog, state: { set: () => {} } };
    const connection = createConnection(core, {
      probe: () => Promise.reject(new Error('a bug')),
      sync: async () => ok(null),
      poll: async () => ok(null),
      openChannel: () => null,
      applyFrame: () => ok(null),
    });
    connection.start();
    await expect.poll(() => connection.state.state).toBe('offline');
    expect(connection.state.reason).toEqual({
      code: 'FAILED',
      error: { code: 'INTERNAL', reference: 'connection.bug' },
    });
  });

  it('without an account is live on the market data alone', async () => {
    const { connection, answer, log } = setUp({ account: false });
    connection.start();
    await answer('probe');
    await answer('sync');
    expect(log).toEqual(['probe', 'sync']);
    expect(connection.state).toMatchObject({ state: 'live', channel: 'none' });
  });
});

describe('being live', () => {
  it('polls at once and every 3 s while the socket is down', async () => {
    const { goLive, socket, clock, log, answer } = setUp();
    await goLive();
    socket().down();
    clock.advance(0);
    expect(log).toEqual(['poll']);
    await answer('poll');
    clock.advance(2_999);
    expect(log).toEqual(['poll']);
    clock.advance(1);
    expect(log).toEqual(['poll', 'poll']);
  });

  it('checks the stream against the venue every 30 s while the socket is up', async () => {
    const { goLive, clock, log } = setUp();
    await goLive();
    clock.advance(29_999);
    expect(log).toEqual([]);
    clock.advance(1);
    expect(log).toEqual(['poll']);
  });

  it('ends with a failed poll, which is looked into at once', async () => {
    const { goLive, clock, answer, connection, log } = setUp();
    await goLive();
    clock.advance(30_000);
    await answer('poll', err(unreachable('no answer')));
    expect(connection.state).toMatchObject({
      state: 'connecting',
      reason: { code: 'FAILED', error: unreachable('no answer') },
    });
    expect(log).toEqual(['poll', 'probe']);
  });

  it('takes a snapshot when the stream is suspect, at most one in 10 s', async () => {
    const { goLive, clock, answer, connection, log, socket } = setUp();
    await goLive();
    socket().frame(suspect('not JSON'));
    socket().frame(suspect('no type'));
    clock.advance(9_999);
    expect(connection.state.state).toBe('live');
    clock.advance(1);
    expect(connection.state).toMatchObject({
      state: 'syncing',
      reason: { code: 'STREAM_SUSPECT', detail: 'no type' },
    });
    await answer('sync');
    expect(log.filter((entry) => entry === 'sync')).toHaveLength(1);
  });

  it('opens the other account’s channel and forgets frames of the former one', async () => {
    const { goLive, answer, connection, channels, log, socket } = setUp();
    await goLive();
    const [former] = channels;
    connection.retry();
    await answer('probe');
    former?.onFrame(frame);
    log.length = 0;
    connection.accountChanged();
    expect(log).toEqual(['close', 'open']);
    former?.onFrame(frame);
    former?.onState({ state: 'down', reason: 'closed' });
    socket().up();
    await answer('sync');
    expect(log).toEqual(['close', 'open', 'sync']);
    expect(connection.state).toMatchObject({ state: 'live', channel: 'socket' });
  });

  it('starts over after sleep: sockets may be dead without knowing it', async () => {
    const { goLive, clock, log, connection } = setUp();
    await goLive();
    clock.sleep(3_600_000);
    clock.advance(1_000);
    expect(log).toEqual(['close', 'probe']);
    expect(connection.state).toMatchObject({
      state: 'connecting',
      reason: { code: 'CLOCK_JUMPED' },
    });
  });

  it('tells the time of the last message, not more than once a second', async () => {
    const { goLive, clock, connection, changes } = setUp();
    await goLive();
    const before = changes.length;
    clock.advance(300);
    connection.noteMessage();
    connection.noteMessage();
    expect(connection.state.lastMessageAt).toBe(clock.now());
    expect(changes).toHaveLength(before);
    clock.advance(700);
    expect(changes).toHaveLength(before + 1);
    clock.advance(5_000);
    expect(changes).toHaveLength(before + 1);
  });

  it('is over when it is closed: no timer, no channel, no word', async () => {
    const { goLive, clock, connection, changes, log, socket } = setUp();
    await goLive();
    const before = changes.length;
    connection.close();
    socket().down();
    socket().frame();
    connection.retry();
    socket().frame(suspect('not JSON'));
    clock.advance(60_000);
    expect(log).toEqual(['close']);
    expect(changes).toHaveLength(before);
    expect(clock.pending).toBe(0);
  });
});
