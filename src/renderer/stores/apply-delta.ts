import type { Change, Delta, Slices, Snapshot } from '../../shared/contract/snapshot.ts';
import type { Order } from '../../shared/domain/order.ts';

/** The snapshot after a delta; null when one was missed, so that the snapshot has to be asked for again. */
export function applyDelta(snapshot: Snapshot, delta: Delta): Snapshot | null {
  if (delta.revision <= snapshot.revision) return snapshot;
  if (delta.revision !== snapshot.revision + 1) return null;
  const slices = delta.changes.reduce(applyChange, snapshot as Slices);
  return { ...slices, revision: delta.revision };
}

function applyChange(slices: Slices, change: Change): Slices {
  if ('value' in change) return { ...slices, [change.slice]: change.value };
  const value = putOrders(slices.orders.value, change.upsert);
  return { ...slices, orders: { value, asOf: change.asOf } };
}

/** Rows put in place by id, new ones on top: rows that did not change stay the same object and are not painted again. */
function putOrders(rows: readonly Order[], upsert: readonly Order[]): readonly Order[] {
  const byId = new Map(upsert.map((row) => [row.clientOrderId, row]));
  const kept = rows.map((row) => {
    const news = byId.get(row.clientOrderId);
    byId.delete(row.clientOrderId);
    return news ?? row;
  });
  const added = [...byId.values()];
  return added.length === 0 ? kept : [...added, ...kept].sort((a, b) => b.createdAt - a.createdAt);
}
