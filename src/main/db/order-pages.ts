import type Sqlite from 'better-sqlite3';
import { ACCOUNT_ID } from './accounts.ts';
import type { OrderFilter } from './database.ts';
import { ORDER_COLUMNS, type OrderRow } from './order-rows.ts';
import { wordQuery } from './order-words.ts';
import { timeKey } from './time-key.ts';

/**
 * Rows below an id that pass a filter, newest first. Ids sort by time, so a time range is an id range, and both queries
 * seek straight to it: through the account's index or, for a text search, through the full-text index.
 */
export function orderPages(sqlite: Sqlite.Database) {
  const indexed = `FROM orders WHERE id >= @from AND id < @below`;
  // CROSS JOIN makes the words the outer loop; SQLite would choose the orders.
  const searched = `FROM order_words CROSS JOIN orders ON orders.id = order_words.rowid
    WHERE order_words MATCH @words AND order_words.rowid >= @from AND order_words.rowid < @below`;
  const prepare = (source: string, leader: string) => {
    const select = (filter: string) =>
      sqlite.prepare<[object], OrderRow>(
        `SELECT ${ORDER_COLUMNS} ${source} AND account_id = ${ACCOUNT_ID} ${filter}
         ORDER BY ${leader} DESC LIMIT @limit`,
      );
    return { every: select(''), ofStage: select('AND stage = @stage') };
  };
  const byTime = prepare(indexed, 'orders.id');
  const byWords = prepare(searched, 'order_words.rowid');
  const occurs = sqlite.prepare<[string]>(
    'SELECT 1 FROM order_words WHERE order_words MATCH ? LIMIT 1',
  );

  /** Prefers whole words if any order has them all: their lists are read newest first, prefix lists in full. */
  const toMatch = (text: string): string | null => {
    const query = wordQuery(text);
    return query && (occurs.get(query.whole) ? query.whole : query.beginnings);
  };

  return (filter: OrderFilter, below: number, limit: number): readonly OrderRow[] => {
    const text = filter.text?.trim() ? filter.text : null;
    const words = text && toMatch(text);
    if (text && !words) return [];
    const { every, ofStage } = words ? byWords : byTime;
    const end = filter.to === null ? Number.MAX_SAFE_INTEGER : timeKey(filter.to + 1);
    return (filter.stage ? ofStage : every).all({
      account: filter.account,
      stage: filter.stage,
      words,
      from: timeKey(filter.from ?? 0),
      below: Math.min(below, end),
      limit,
    });
  };
}
