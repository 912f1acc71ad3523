import { describe, expect, it } from 'vitest';
import type { Change, Snapshot } from '../../shared/contract/snapshot.ts';
import { aged } from '../../shared/domain/aged.ts';
import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import { clientOrderId, ownerAddress, venueOrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { DEFAULT_LIMITS } from '../../shared/domain/user-limits.ts';
import { applyDelta } from './apply-delta.ts';

const order = (digit: number, createdAt: number): Order =>
  createElsewhereOrder({
    clientOrderId: clientOrderId(`ord_${`${digit}`.repeat(32)}`),
    venueOrderId: venueOrderId(`lev_${digit}`),
    account: ownerAddress(`0x${'a'.repeat(40)}`),
    chainId: 146,
    terms: null,
    at: createdAt,
  });

const older = order(1, 1_000);
const newer = order(2, 2_000);

const snapshot: Snapshot = {
  revision: 7,
  environment: {
    name: 'paper',
    paper: true,
    chainId: 146,
    executorUrl: '',
    indexerUrl: '',
    venueCancels: false,
  },
  connection: { state: 'live', since: 0, channel: 'socket', lastMessageAt: 0, reason: null },
  keychain: { state: 'checking' },
  venue: { config: null, changes: [] },
  markets: aged([], null),
  tickers: aged([], null),
  fees: { kind: 'relayer', bps: 100, asOf: 'always' },
  limits: DEFAULT_LIMITS,
  accounts: [],
  activeAccount: null,
  sessions: aged([], null),
  setup: aged(null, null),
  risk: aged(null, null),
  balances: aged([], null),
  positions: aged([], null),
  orders: aged([newer, older], 2_000),
  coverage: [],
  desiredSessions: 0,
  flatten: null,
  walletRequest: null,
  notices: [],
};

const next = (...changes: Change[]) => applyDelta(snapshot, { revision: 8, changes });

describe('a delta', () => {
  it('replaces the slices it names and keeps the others as the same objects', () => {
    const after = next({ slice: 'keychain', value: { state: 'ready', backend: 'test' } });
    expect(after).toEqual({
      ...snapshot,
      revision: 8,
      keychain: { state: 'ready', backend: 'test' },
    });
    expect(after?.orders).toBe(snapshot.orders);
  });

  it('replaces a known order in place and keeps the other rows as the same objects', () => {
    const filled: Order = { ...older, stage: 'filled' };
    const after = next({ slice: 'orders', upsert: [filled], asOf: 3_000 });
    expect(after?.orders).toEqual({ value: [newer, filled], asOf: 3_000 });
    expect(after?.orders.value[0]).toBe(newer);
  });

  it('inserts a new order by its time, newest first', () => {
    const between = order(3, 1_500);
    const latest = order(4, 9_000);
    const after = next({ slice: 'orders', upsert: [between, latest], asOf: 9_000 });
    expect(after?.orders.value).toEqual([latest, newer, between, older]);
  });

  it('applies its changes in order', () => {
    const after = next(
      { slice: 'orders', value: aged([], 3_000) },
      { slice: 'orders', upsert: [older], asOf: 4_000 },
    );
    expect(after?.orders).toEqual({ value: [older], asOf: 4_000 });
  });

  it('older than the snapshot changes nothing', () => {
    const changes: Change[] = [{ slice: 'keychain', value: { state: 'ready', backend: 'test' } }];
    expect(applyDelta(snapshot, { revision: 7, changes })).toBe(snapshot);
  });

  it('after a missed one is refused, and the snapshot is refetched', () => {
    expect(applyDelta(snapshot, { revision: 9, changes: [] })).toBeNull();
  });
});
