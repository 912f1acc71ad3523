import type Sqlite from 'better-sqlite3';
import type { Order } from '../../shared/domain/order.ts';
import { isFinal } from '../../shared/domain/order-stage.ts';
import { ACCOUNT_ID } from './accounts.ts';
import { openBody, type SealedBody, sealBody } from './sealed-body.ts';
import { freeTimeKeys } from './time-key.ts';

export interface OrderRow extends SealedBody {
  readonly id: number;
  readonly client_id: string;
}

export const ORDER_COLUMNS = 'orders.id, client_id, body, hash';

/** Writes an order's row: its sealed body, plus the columns that queries need, all derived from the body. */
export function orderRows(sqlite: Sqlite.Database) {
  const idAt = freeTimeKeys(sqlite, 'orders');
  const insert = sqlite.prepare<[object]>(
    `INSERT INTO orders (id, client_id, venue_id, digest, account_id, stage, final, body, hash)
     VALUES (@id, @client, @venue, @digest, ${ACCOUNT_ID}, @stage, @final, @body, @hash)`,
  );
  const update = sqlite.prepare<[object]>(
    `UPDATE orders SET venue_id = @venue, digest = @digest, stage = @stage, final = @final,
     body = @body, hash = @hash WHERE id = @id`,
  );
  return {
    /** Returns the new row's id. */
    insert(order: Order): number {
      const id = idAt(order.createdAt);
      insert.run({ id, ...orderColumns(order) });
      return id;
    },
    update: (id: number, order: Order): void => {
      const { client: _, account: __, ...changing } = orderColumns(order);
      update.run({ id, ...changing });
    },
  };
}

const orderColumns = (order: Order) => ({
  client: order.clientOrderId,
  account: order.account,
  venue: order.venueOrderId,
  digest: order.signature?.orderDigest ?? null,
  stage: order.stage,
  final: isFinal(order.stage) ? 1 : 0,
  ...sealBody(order.clientOrderId, order),
});

/** Null for a damaged row. */
export const openOrder = (row: OrderRow): Order | null => openBody<Order>(row.client_id, row);
