import type { AppError } from '../../shared/domain/app-error.ts';
import type { Connection, ConnectionReason } from '../../shared/domain/connection.ts';
import type { UnixMs } from '../../shared/domain/ids.ts';
import { err, type Result } from '../../shared/result.ts';
import { backoffMs } from '../core/backoff.ts';
import type { Core } from '../core/open-core.ts';
import type { StateStore } from '../core/state.ts';
import type { AccountChannel, ChannelHandlers } from '../venue/channel/account-channel.ts';
import type { AccountFrame } from '../venue/channel/account-frame.ts';
import { createChannelSlot } from './channel-slot.ts';
import { createHeldFrames } from './held-frames.ts';
import { type ConnectionEvent, offline, reduce, toConnection } from './reduce.ts';
import { watchClock } from './watch-clock.ts';

/** How long a snapshot waits for the socket to be subscribed before it begins without it. */
const SUBSCRIBE_WAIT_MS = 2_000;
/** Polling instead of the socket. */
const POLL_MS = 3_000;
/** Polling beside a socket: the stream has no sequence numbers, so it is checked against the venue. */
const CHECK_MS = 30_000;
/** A stream that stays suspect must not cause one snapshot after another. */
const RESYNC_GAP_MS = 10_000;

type Work = () => Promise<Result<null, AppError>>;

/** What is connected: the terminal's own pieces of work. */
export interface ConnectionWork {
  /** Whether the venue is there: fetches its configuration. */
  readonly probe: Work;
  /** The full snapshot: account, orders, markets. Frames are held while it runs. */
  readonly sync: Work;
  /** A smaller snapshot, taken every 3 s while the socket is down and every 30 s otherwise. */
  readonly poll: Work;
  /** Opens the channel of the account on show; null while there is no account. */
  openChannel(handlers: ChannelHandlers): AccountChannel | null;
  /** Gets frames in order of arrival, held ones after their snapshot. An error means that the stream is suspect. */
  applyFrame(frame: AccountFrame): Result<null, ConnectionReason>;
}

type ConnectionCore = Pick<Core, 'clock' | 'random' | 'log'> & {
  readonly state: Pick<StateStore, 'set'>;
};

export interface ConnectionDriver {
  start(): void;
  /** Tries again at once instead of after the backoff. */
  retry(): void;
  /** Something arrived from the venue, which is how freshness is judged. Published once a second. */
  noteMessage(): void;
  /** Another account is on show: closes the channel, opens the new account's and takes a snapshot. */
  accountChanged(): void;
  close(): void;
  readonly state: Connection;
}

/**
 * Keeps the venue connected. `reduce.ts` decides and this carries out: entering `connecting` probes, entering `syncing`
 * opens the channel, holds its frames and takes the snapshot, entering `live` lets the frames through and polls,
 * entering `offline` waits for the backoff.
 */
export function createConnection(core: ConnectionCore, work: ConnectionWork): ConnectionDriver {
  const { clock, random, log, state } = core;
  let machine = offline(clock.now());
  let lastMessageAt: UnixMs | null = null;
  let published: UnixMs | null = null;
  let syncedAt = Number.NEGATIVE_INFINITY;
  let closed = false;
  const frames = createHeldFrames((frame) => {
    const applied = work.applyFrame(frame);
    if (!applied.ok) resync(applied.error);
  });
  const channel = createChannelSlot(work.openChannel, {
    onFrame(frame) {
      driver.noteMessage();
      frames.offer(frame);
    },
    onState: (now) =>
      dispatch({ type: 'channel', channel: now.state === 'subscribed' ? 'up' : 'down' }),
  });
  const cancel = { work: () => {}, resync: () => {}, clock: () => {} };

  const publish = (): void => {
    published = lastMessageAt;
    state.set('connection', toConnection(machine, lastMessageAt));
  };

  const dispatch = (event: ConnectionEvent): void => {
    if (closed) return;
    const before = machine;
    machine = reduce(before, event, clock.now());
    if (machine === before) return;
    if (machine.state !== before.state) {
      log.info('connection', { state: machine.state, reason: machine.reason });
    }
    publish();
    if (machine.run !== before.run) begin();
    else if (machine.state === 'live') schedulePoll(0);
  };

  /** Its outcome counts only while the run that it was started for is still the current one. */
  const perform = async (piece: Work, succeeded: () => void): Promise<void> => {
    const { run } = machine;
    const outcome = await piece().catch((bug: unknown) => {
      log.error('connection.bug', { error: String(bug) });
      return err({ code: 'INTERNAL' as const, reference: 'connection.bug' });
    });
    if (closed || run !== machine.run) return;
    if (outcome.ok) succeeded();
    else dispatch({ type: 'failed', error: outcome.error });
  };

  const after = (ms: number, next: () => void): void => {
    cancel.work();
    cancel.work = clock.schedule(ms, next);
  };

  const begin = (): void => {
    cancel.work();
    switch (machine.state) {
      case 'connecting':
        void perform(work.probe, () => dispatch({ type: 'probe-succeeded' }));
        break;
      case 'syncing':
        beginSnapshot();
        break;
      case 'live':
        if (!frames.release()) resync({ code: 'TOO_MANY_FRAMES' });
        if (machine.state === 'live') schedulePoll();
        break;
      case 'offline':
        after(backoffMs(machine.failures, random), driver.retry);
    }
  };

  const beginSnapshot = (): void => {
    frames.hold();
    if (machine.channel === 'none' && channel.open()) machine = { ...machine, channel: 'opening' };
    if (machine.channel === 'opening') after(SUBSCRIBE_WAIT_MS, takeSnapshot);
    else takeSnapshot();
  };

  const takeSnapshot = (): void => {
    syncedAt = clock.monotonic();
    void perform(work.sync, () => dispatch({ type: 'sync-succeeded' }));
  };

  const pollEvery = (): number =>
    machine.channel === 'down' || machine.channel === 'opening' ? POLL_MS : CHECK_MS;

  const schedulePoll = (ms = pollEvery()): void => {
    after(ms, () => void perform(work.poll, () => schedulePoll()));
  };

  /** The stream cannot be trusted: takes a snapshot, at most one in 10 s. */
  const resync = (reason: ConnectionReason): void => {
    if (closed) return;
    log.warn('connection.suspect', { reason });
    cancel.resync();
    const wait = Math.max(0, syncedAt + RESYNC_GAP_MS - clock.monotonic());
    cancel.resync = clock.schedule(wait, () => dispatch({ type: 'resync', reason }));
  };

  const closeChannel = (): void => {
    channel.close();
    frames.drop();
    machine = { ...machine, channel: 'none' };
  };

  const driver: ConnectionDriver = {
    start() {
      cancel.clock = watchClock(clock, {
        onTick() {
          if (published !== lastMessageAt) publish();
        },
        onJump() {
          closeChannel();
          dispatch({ type: 'try', reason: { code: 'CLOCK_JUMPED' } });
        },
      });
      dispatch({ type: 'try', reason: { code: 'STARTING' } });
    },
    retry() {
      dispatch({ type: 'try', reason: machine.reason ?? { code: 'RETRYING' } });
    },
    noteMessage() {
      lastMessageAt = clock.now();
    },
    accountChanged() {
      closeChannel();
      dispatch({ type: 'resync', reason: { code: 'ACCOUNT_CHANGED' } });
    },
    close() {
      closed = true;
      for (const stop of Object.values(cancel)) stop();
      closeChannel();
    },
    get state() {
      return toConnection(machine, lastMessageAt);
    },
  };
  return driver;
}
