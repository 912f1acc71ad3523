import type { Change, Delta, Snapshot } from '../../shared/contract/snapshot.ts';
import type { ClientOrderId, OwnerAddress, UnixMs } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { putOrders } from '../../shared/domain/put-orders.ts';
import type { Slices } from '../../shared/domain/slices.ts';
import type { Token } from '../../shared/domain/token.ts';
import type { Database } from '../db/database.ts';
import { createKeptSlices, type KeptSlices } from './kept-slices.ts';
import type { Clock } from './ports.ts';
import { restoreAccount } from './restore-state.ts';

/**
 * What the page shows, held in memory; every change is also a delta. What outlives the app changes through `keep`, which
 * writes the database first; `set` is for slices that only this run knows.
 */
export interface StateStore {
  readonly current: Slices;
  snapshot(): Snapshot;
  set<K extends keyof Slices>(slice: K, value: Slices[K]): void;
  /**
   * Saves a slice, shows it if it belongs to the account on show, and returns the slice as it was saved.
   *
   * @example state.keep('balances', account, rows) // { value: rows, asOf: clock.now() }
   */
  keep<K extends keyof KeptSlices>(slice: K, ...saved: Parameters<KeptSlices[K]>): Slices[K];
  /** Remembers this account as the one on show and shows all that is known of it, in one delta. */
  select(account: OwnerAddress): void;
  isShown(account: OwnerAddress): boolean;
  /** Puts rows in place by client order id; rows of another account are not shown and are dropped. */
  putOrders(rows: readonly Order[], asOf: UnixMs): void;
  removeOrder(id: ClientOrderId): void;
  /** Returns the function that stops listening. */
  onDelta(listener: (delta: Delta) => void): () => void;
}

/** `initial` is what the database last knew; the first delta has revision 1. */
export function createState(
  database: Database,
  clock: Pick<Clock, 'now'>,
  initial: Slices,
): StateStore {
  const kept = createKeptSlices(database, clock);
  let slices = initial;
  let revision = 0;
  const listeners = new Set<(delta: Delta) => void>();

  /** A listener may change the state: that delta waits until every listener has heard the one before it. */
  const undelivered: Delta[] = [];
  let isDelivering = false;
  const publish = (...changes: readonly Change[]): void => {
    revision += 1;
    undelivered.push({ revision, changes });
    if (isDelivering) return;
    isDelivering = true;
    try {
      for (let delta = undelivered.shift(); delta; delta = undelivered.shift()) {
        for (const listener of listeners) listener(delta);
      }
    } finally {
      isDelivering = false;
    }
  };

  const setAll = (values: Partial<Slices>): void => {
    slices = { ...slices, ...values };
    publish(...Object.entries(values).map(([slice, value]) => ({ slice, value }) as Change));
  };
  const set: StateStore['set'] = (slice, value) => setAll({ [slice]: value });
  const isShown = (account: OwnerAddress): boolean => slices.activeAccount === account;

  return {
    get current() {
      return slices;
    },
    snapshot: () => ({ ...slices, revision }),
    set,
    keep<K extends keyof KeptSlices>(slice: K, ...saved: Parameters<KeptSlices[K]>): Slices[K] {
      const save = kept[slice] as unknown as Save<K>;
      const { owner, value } = save(...saved);
      if (owner === null || isShown(owner)) set(slice, value);
      return value;
    },
    select(account) {
      database.cache.activeAccount.set(account, clock.now());
      setAll(restoreAccount(database, account));
    },
    isShown,
    putOrders(rows, asOf) {
      const upsert = rows.filter((row) => isShown(row.account));
      if (upsert.length === 0) return;
      slices = { ...slices, orders: { value: putOrders(slices.orders.value, upsert), asOf } };
      publish({ slice: 'orders', upsert, asOf });
    },
    removeOrder(id) {
      const { value, asOf } = slices.orders;
      if (value.some((order) => order.clientOrderId === id)) {
        set('orders', { value: value.filter((order) => order.clientOrderId !== id), asOf });
      }
    },
    onDelta(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Save<K extends keyof KeptSlices> = (...saved: Parameters<KeptSlices[K]>) => {
  readonly owner: OwnerAddress | null;
  readonly value: Slices[K];
};

/** Every token of every market, some of them more than once. */
export const tokensOf = ({ markets }: Pick<Slices, 'markets'>): readonly Token[] =>
  markets.value.flatMap(({ base, quote }) => [base, quote]);
