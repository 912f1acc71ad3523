import type { Change, Delta, Snapshot } from '../../shared/contract/snapshot.ts';
import type { ClientOrderId, UnixMs } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { putOrders } from '../../shared/domain/put-orders.ts';
import type { Slices } from '../../shared/domain/slices.ts';

/** What the page shows, held in memory, with one way to change it: every change is also a delta. */
export interface StateStore {
  readonly current: Slices;
  snapshot(): Snapshot;
  set<K extends keyof Slices>(slice: K, value: Slices[K]): void;
  /** Several at once, in one delta: the page never shows half of an account. */
  setAll(values: Partial<Slices>): void;
  /** Puts rows in place by client order id; rows of another account are not shown and are dropped. */
  putOrders(rows: readonly Order[], asOf: UnixMs): void;
  removeOrder(id: ClientOrderId): void;
  onDelta(listener: (delta: Delta) => void): () => void;
}

/** `initial` is what the database last knew; the first delta has revision 1. */
export function createState(initial: Slices): StateStore {
  let slices = initial;
  let revision = 0;
  const listeners = new Set<(delta: Delta) => void>();

  const publish = (...changes: readonly Change[]): void => {
    revision += 1;
    for (const listener of listeners) listener({ revision, changes });
  };

  const setAll = (values: Partial<Slices>): void => {
    slices = { ...slices, ...values };
    publish(...Object.entries(values).map(([slice, value]) => ({ slice, value }) as Change));
  };
  const set: StateStore['set'] = (slice, value) => setAll({ [slice]: value });

  return {
    get current() {
      return slices;
    },
    snapshot: () => ({ ...slices, revision }),
    set,
    setAll,
    putOrders(rows, asOf) {
      const upsert = rows.filter((row) => row.account === slices.activeAccount);
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
