import type Sqlite from 'better-sqlite3';
import type { OrderEvent } from '../../shared/domain/order-event.ts';
import { openBody, type SealedBody, sealBody } from './sealed-body.ts';

export const EVENT_IDENTITY = 'event';

export interface EventRow extends SealedBody {
  readonly id: number;
}

/** The facts about each order, in the order they were learned. */
export function orderEvents(sqlite: Sqlite.Database) {
  const insert = sqlite.prepare<[object]>(
    'INSERT INTO order_events (order_id, body, hash) VALUES (@order, @body, @hash)',
  );
  const select = sqlite.prepare<[number], EventRow>(
    'SELECT id, body, hash FROM order_events WHERE order_id = ? ORDER BY id',
  );
  const move = sqlite.prepare<[number, number]>(
    'UPDATE order_events SET order_id = ? WHERE order_id = ?',
  );
  return {
    insert: (order: number, event: OrderEvent): void => {
      insert.run({ order, ...sealBody(EVENT_IDENTITY, event) });
    },
    of: (order: number): readonly EventRow[] => select.all(order),
    move: (from: number, to: number): void => {
      move.run(to, from);
    },
  };
}

/** Null for a damaged row. */
export const openEvent = (row: EventRow): OrderEvent | null =>
  openBody<OrderEvent>(EVENT_IDENTITY, row);
