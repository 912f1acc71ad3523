import type Sqlite from 'better-sqlite3';
import type { Order } from '../../shared/domain/order.ts';
import { ok } from '../../shared/result.ts';
import { ACCOUNT_ID } from './accounts.ts';
import { parseCursor, toPage } from './cursor.ts';
import type { HandleDamage } from './damage.ts';
import type { Orders } from './database.ts';
import { orderPages } from './order-pages.ts';
import { ORDER_COLUMNS, type OrderRow, openOrder } from './order-rows.ts';

/** Reads orders. A damaged row is reported, left unchanged, and omitted. */
export function ordersTable(sqlite: Sqlite.Database, onDamaged: HandleDamage): Orders {
  const open = (row: OrderRow): Order | null => {
    const order = openOrder(row);
    if (!order) onDamaged('orders', row.id, row.client_id);
    return order;
  };
  const openAll = (rows: readonly OrderRow[]): readonly Order[] =>
    rows.map(open).filter((order) => order !== null);

  const select = (clauses: string) => {
    const sql = `SELECT ${ORDER_COLUMNS} FROM orders WHERE ${clauses}`;
    const statement = sqlite.prepare<[object], OrderRow>(sql);
    return (parameters: object): readonly OrderRow[] => statement.all(parameters);
  };
  const one = (column: string) => {
    const rows = select(`${column} = @key ORDER BY id DESC LIMIT 1`);
    return (key: string): Order | null => openAll(rows({ key }))[0] ?? null;
  };
  const unresolved = select('final = 0 ORDER BY id DESC');
  const unresolvedOf = select(`account_id = ${ACCOUNT_ID} AND final = 0`);
  const finalOf = select(`account_id = ${ACCOUNT_ID} AND final = 1 ORDER BY id DESC LIMIT @limit`);
  const pageRows = orderPages(sqlite);

  return {
    byClientId: one('client_id'),
    byVenueId: one('venue_id'),
    byDigest: one('digest'),
    unresolvedAll: () => openAll(unresolved({})),
    recent(account, limit) {
      const rows = [...unresolvedOf({ account }), ...finalOf({ account, limit })];
      return openAll(rows.sort((a, b) => b.id - a.id));
    },
    page(filter, { cursor, limit }) {
      const start = parseCursor(cursor);
      if (!start.ok) return start;
      return ok(toPage(pageRows(filter, start.value, limit + 1), limit, open));
    },
  };
}
