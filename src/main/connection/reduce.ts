import type { AppError } from '../../shared/domain/app-error.ts';
import type { Connection, ConnectionReason } from '../../shared/domain/connection.ts';
import type { ConnectionState } from '../../shared/domain/connection-state.ts';
import type { UnixMs } from '../../shared/domain/ids.ts';

/** The state machine of the connection: offline → connecting → syncing → live. */
export interface Machine {
  readonly state: ConnectionState;
  readonly since: UnixMs;
  /** Why it is not live; null when live. */
  readonly reason: ConnectionReason | null;
  /** The account's socket; `none` while there is no account, or nothing was opened yet. */
  readonly channel: 'none' | 'opening' | 'up' | 'down';
  /** Failed attempts in a row; backoff grows with them. */
  readonly failures: number;
  /** Counts the probes and snapshots begun: an answer to an older one comes too late to count. */
  readonly run: number;
}

export type ConnectionEvent =
  /** The app started, the backoff ended, the user asked, or the computer woke. */
  | { readonly type: 'try'; readonly reason: ConnectionReason }
  | { readonly type: 'probe-succeeded' }
  | { readonly type: 'sync-succeeded' }
  /** The running probe, snapshot or poll failed. */
  | { readonly type: 'failed'; readonly error: AppError }
  | { readonly type: 'channel'; readonly channel: Machine['channel'] }
  /** What is shown may be incomplete: another account, a suspect stream. */
  | { readonly type: 'resync'; readonly reason: ConnectionReason };

const TAKING_SNAPSHOT: ConnectionReason = { code: 'TAKING_SNAPSHOT' };

export const offline = (now: UnixMs): Machine => ({
  state: 'offline',
  since: now,
  reason: { code: 'STARTING' },
  channel: 'none',
  failures: 0,
  run: 0,
});

/** One step of the machine. Events without a meaning in a state leave it unchanged. */
export function reduce(machine: Machine, event: ConnectionEvent, now: UnixMs): Machine {
  const { state } = machine;
  const enter = (next: ConnectionState, change: Partial<Machine>): Machine => ({
    ...machine,
    state: next,
    since: next === state ? machine.since : now,
    run: machine.run + 1,
    ...change,
  });
  switch (event.type) {
    case 'try':
      return enter('connecting', { reason: event.reason });
    case 'probe-succeeded':
      return state === 'connecting' ? enter('syncing', { reason: TAKING_SNAPSHOT }) : machine;
    case 'sync-succeeded':
      return state === 'syncing' ? enter('live', { reason: null, failures: 0 }) : machine;
    case 'failed':
      return fail(machine, enter, { code: 'FAILED', error: event.error });
    case 'channel':
      return changeChannel(machine, enter, event.channel);
    case 'resync':
      return state === 'live' || state === 'syncing'
        ? enter('syncing', { reason: event.reason })
        : machine;
  }
}

type Enter = (next: ConnectionState, change: Partial<Machine>) => Machine;

/** A failed poll leads to a probe at once; a failed probe or snapshot waits for the backoff. */
function fail(machine: Machine, enter: Enter, reason: ConnectionReason): Machine {
  if (machine.state === 'offline') return machine;
  return machine.state === 'live'
    ? enter('connecting', { reason })
    : enter('offline', { reason, failures: machine.failures + 1 });
}

/** A socket that comes up, early or late, needs a snapshot taken after it: frames before were missed. */
function changeChannel(machine: Machine, enter: Enter, channel: Machine['channel']): Machine {
  const { state } = machine;
  if (channel === machine.channel) return machine;
  if (channel === 'up' && (state === 'live' || state === 'syncing')) {
    return enter('syncing', { channel, reason: TAKING_SNAPSHOT });
  }
  // There is no point in waiting for the socket any longer: the snapshot begins without it.
  if (channel === 'down' && state === 'syncing' && machine.channel === 'opening') {
    return enter('syncing', { channel });
  }
  return { ...machine, channel };
}

const CHANNEL: Readonly<Record<Machine['channel'], Connection['channel']>> = {
  none: 'none',
  opening: 'polling',
  down: 'polling',
  up: 'socket',
};

export function toConnection(machine: Machine, lastMessageAt: UnixMs | null): Connection {
  const { state, since, reason, channel } = machine;
  const working = state === 'live' || state === 'syncing';
  return { state, since, reason, channel: working ? CHANNEL[channel] : 'none', lastMessageAt };
}
