import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConnectionEvent, type Machine, offline, reduce, toConnection } from './reduce.ts';

const apply = (machine: Machine, ...events: ConnectionEvent[]): Machine =>
  events.reduce((before, event, index) => reduce(before, event, index + 1), machine);

const begin: ConnectionEvent = { type: 'try', reason: { code: 'STARTING' } };
const probed: ConnectionEvent = { type: 'probe-succeeded' };
const synced: ConnectionEvent = { type: 'sync-succeeded' };
const error = { code: 'VENUE_UNREACHABLE', detail: 'no answer' } as const;
const failed: ConnectionEvent = { type: 'failed', error };
const channel = (state: Machine['channel']): ConnectionEvent => ({
  type: 'channel',
  channel: state,
});
const live = apply(offline(0), begin, probed, channel('up'), synced);

describe('the connection', () => {
  it('goes from offline through connecting and syncing to live', () => {
    const states = [begin, probed, synced].map(
      (_, step, events) => apply(offline(0), ...events.slice(0, step + 1)).state,
    );
    expect(states).toEqual(['connecting', 'syncing', 'live']);
  });

  it('is live without a reason, and not live with one', () => {
    expect(toConnection(live, 9)).toEqual({
      state: 'live',
      since: 4,
      channel: 'socket',
      lastMessageAt: 9,
      reason: null,
    });
    expect(toConnection(apply(live, failed), 9)).toMatchObject({
      state: 'connecting',
      reason: { code: 'FAILED', error },
      channel: 'none',
    });
  });

  it('waits longer with each failure, and starts afresh once it was live', () => {
    const twice = apply(offline(0), begin, failed, begin, probed, failed);
    expect(twice).toMatchObject({ state: 'offline', failures: 2 });
    expect(apply(twice, begin, probed, synced).failures).toBe(0);
  });

  it('stays live on polling when the socket drops, and takes a snapshot when it is back', () => {
    const down = apply(live, channel('down'));
    expect(toConnection(down, null)).toMatchObject({ state: 'live', channel: 'polling' });
    expect(down.run).toBe(live.run);
    expect(apply(down, channel('up'))).toMatchObject({ state: 'syncing', run: live.run + 1 });
  });

  it('starts the snapshot again when the socket comes up in the middle of it', () => {
    const syncing = apply(offline(0), begin, probed, channel('opening'));
    const up = apply(syncing, channel('up'));
    expect(up).toMatchObject({ state: 'syncing', run: syncing.run + 1 });
  });

  it('stops waiting for a socket that failed to open', () => {
    const syncing = apply(offline(0), begin, probed, channel('opening'));
    expect(apply(syncing, channel('down')).run).toBe(syncing.run + 1);
    const up = apply(syncing, channel('up'));
    expect(apply(up, channel('down')).run).toBe(up.run);
  });

  it('without an account is live with no channel', () => {
    const connection = toConnection(apply(offline(0), begin, probed, synced), null);
    expect(connection).toMatchObject({ state: 'live', channel: 'none' });
  });

  const events: fc.Arbitrary<ConnectionEvent> = fc.oneof(
    fc.constantFrom<ConnectionEvent>(begin, probed, synced, failed),
    fc.constantFrom<Machine['channel']>('none', 'opening', 'up', 'down').map(channel),
    fc.constant<ConnectionEvent>({
      type: 'resync',
      reason: { code: 'STREAM_SUSPECT', detail: 'not JSON' },
    }),
  );

  it('whatever happens: live only after a snapshot, and any change of state begins a new run', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (history) => {
        let machine = offline(0);
        for (const event of history) {
          const before = machine;
          machine = reduce(before, event, 1);
          if (machine.state === 'live' && before.state !== 'live') {
            expect([before.state, event.type]).toEqual(['syncing', 'sync-succeeded']);
          }
          if (machine.state !== before.state) expect(machine.run).toBe(before.run + 1);
          expect(machine.reason === null).toBe(machine.state === 'live');
          expect(machine.run).toBeGreaterThanOrEqual(before.run);
        }
      }),
    );
  });

  it('whatever happened: one good try makes it live', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (history) => {
        const machine = apply(offline(0), ...history, begin, probed, synced);
        expect(machine).toMatchObject({ state: 'live', failures: 0 });
      }),
    );
  });
});
