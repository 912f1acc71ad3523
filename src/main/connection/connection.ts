import type { Connection } from '../../shared/domain/connection.ts';
import type { UnixMs } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/result.ts';
import { backoffMs } from '../core/backoff.ts';
import type { Clock, Log, Random } from '../core/ports.ts';
import type { AccountChannel, ChannelHandlers } from '../venue/channel/account-channel.ts';
import type { AccountFrame } from '../venue/channel/account-frame.ts';
import { createChannelSlot } from './channel-slot.ts';
import { createHeldFrames } from './held-frames.ts';
import { type ConnectionEvent, offline, reduce, toConnection } from './reduce.ts';
import { watchClock } from './watch-clock.ts';

/** How long a snapshot waits for the socket to be subscribed before it begins without it. */
const SUBSCRIBE_WAIT_MS = 2_000;
/** Polling in the socket's place. */
const POLL_MS = 3_000;
/** Polling beside a socket: a stream without sequence numbers is checked against the venue all the same. */
const CHECK_MS = 30_000;
/** A stream that stays suspect does not make snapshots follow each other without pause. */
const RESYNC_GAP_MS = 10_000;

type Work = () => Promise<Result<null, string>>;

export interface ConnectionOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Whether the venue is there: fetches its configuration. The error is one sentence for the user. */
  readonly probe: Work;
  /** The full snapshot: account, orders, markets. Frames are held while it runs. */
  readonly sync: Work;
  /** A smaller snapshot, taken every 3 s while the socket is down and every 30 s otherwise. */
  readonly poll: Work;
  /** Opens the active account's channel; null while there is no account. */
  openChannel(handlers: ChannelHandlers): AccountChannel | null;
  /** Frames to apply, in order of arrival, the held ones after their snapshot. */
  onFrame(frame: AccountFrame): void;
  /** Must not call the driver back before it has returned. */
  onChange(connection: Connection): void;
}

export interface ConnectionDriver {
  start(): void;
  /** Tries again at once instead of when the backoff ends. */
  retry(): void;
  /** Something arrived from the venue: what freshness is judged by. Published once a second. */
  noteMessage(): void;
  /** The active account changed: closes its channel, opens the new one and takes a snapshot. */
  accountChanged(): void;
  /** The stream cannot be trusted (a malformed frame): takes a snapshot, at most one in 10 s. */
  resync(reason: string): void;
  close(): void;
  readonly state: Connection;
}

/**
 * Keeps the venue connected. `reduce.ts` decides, this carries out: entering `connecting` probes, entering `syncing`
 * opens the channel, holds its frames and takes the snapshot, entering `live` lets the frames through and polls,
 * entering `offline` waits for the backoff.
 */
export function createConnection(options: ConnectionOptions): ConnectionDriver {
  const { clock, random, log } = options;
  let machine = offline(clock.now());
  let lastMessageAt: UnixMs | null = null;
  let published: UnixMs | null = null;
  let syncedAt = Number.NEGATIVE_INFINITY;
  let closed = false;
  const frames = createHeldFrames(options.onFrame);
  const channel = createChannelSlot(options.openChannel, {
    onFrame(frame) {
      driver.noteMessage();
      frames.offer(frame);
    },
    onState: ({ state }) =>
      dispatch({ type: 'channel', channel: state === 'subscribed' ? 'up' : 'down' }),
  });
  const cancel = { work: () => {}, resync: () => {}, clock: () => {} };

  const publish = (): void => {
    published = lastMessageAt;
    options.onChange(toConnection(machine, lastMessageAt));
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

  /** Runs `work` for the present run; its outcome counts only while that run is still the present one. */
  const perform = async (work: Work, succeeded: () => void): Promise<void> => {
    const { run } = machine;
    const outcome = await work().catch((bug: unknown) => {
      log.error('connection.bug', { error: String(bug) });
      return { ok: false, error: 'an internal error; see the log' } as const;
    });
    if (closed || run !== machine.run) return;
    if (outcome.ok) succeeded();
    else dispatch({ type: 'failed', reason: outcome.error });
  };

  const after = (ms: number, work: () => void): void => {
    cancel.work();
    cancel.work = clock.schedule(ms, work);
  };

  const begin = (): void => {
    cancel.work();
    switch (machine.state) {
      case 'connecting':
        void perform(options.probe, () => dispatch({ type: 'probe-succeeded' }));
        break;
      case 'syncing':
        beginSnapshot();
        break;
      case 'live':
        if (!frames.release()) driver.resync('too many frames during the snapshot');
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
    void perform(options.sync, () => dispatch({ type: 'sync-succeeded' }));
  };

  const pollEvery = (): number =>
    machine.channel === 'down' || machine.channel === 'opening' ? POLL_MS : CHECK_MS;

  const schedulePoll = (ms = pollEvery()): void => {
    after(ms, () => void perform(options.poll, () => schedulePoll()));
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
          dispatch({ type: 'try', reason: 'the computer slept, or its clock was set' });
        },
      });
      dispatch({ type: 'try', reason: 'starting' });
    },
    retry() {
      dispatch({ type: 'try', reason: machine.reason ?? 'connecting again' });
    },
    noteMessage() {
      lastMessageAt = clock.now();
    },
    accountChanged() {
      closeChannel();
      dispatch({ type: 'resync', reason: 'another account' });
    },
    resync(reason) {
      log.warn('connection.suspect', { reason });
      cancel.resync();
      const wait = Math.max(0, syncedAt + RESYNC_GAP_MS - clock.monotonic());
      cancel.resync = clock.schedule(wait, () => dispatch({ type: 'resync', reason }));
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
