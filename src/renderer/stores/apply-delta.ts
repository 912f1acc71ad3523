import type { Change, Delta, Snapshot } from '../../shared/contract/snapshot.ts';
import { putOrders } from '../../shared/domain/put-orders.ts';
import type { Slices } from '../../shared/domain/slices.ts';

/** The snapshot after a delta; null when a delta was missed and the snapshot has to be fetched again. */
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
