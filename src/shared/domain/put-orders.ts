import type { Order } from './order.ts';
import { isFinal } from './order-stage.ts';

/** Number of final orders kept beside those that are not final; older ones are read by page. */
export const RECENT_FINAL = 50;

/**
 * Updates rows by client order id, newest first: keeps every order that is not final and the latest `RECENT_FINAL` final
 * ones. Main and the page both use it; rows that did not change stay the same objects.
 */
export function putOrders(rows: readonly Order[], upsert: readonly Order[]): readonly Order[] {
  const byId = new Map(rows.map((row) => [row.clientOrderId, row]));
  for (const row of upsert) byId.set(row.clientOrderId, row);
  const newestFirst = [...byId.values()].sort((a, b) => b.createdAt - a.createdAt);
  let final = 0;
  return newestFirst.filter((row) => !isFinal(row.stage) || ++final <= RECENT_FINAL);
}
