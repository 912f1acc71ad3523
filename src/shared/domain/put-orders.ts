import type { Order } from './order.ts';
import { isFinal } from './order-stage.ts';

/** Final orders shown beside those that are not; the rest is read by page. */
export const RECENT_FINAL = 50;

/**
 * Rows put in place by client order id, newest first: every order that is not final and the latest `RECENT_FINAL` that
 * are. Main and the page both hold their orders by it; rows that did not change stay the same objects.
 */
export function putOrders(rows: readonly Order[], upsert: readonly Order[]): readonly Order[] {
  const byId = new Map(rows.map((row) => [row.clientOrderId, row]));
  for (const row of upsert) byId.set(row.clientOrderId, row);
  const newestFirst = [...byId.values()].sort((a, b) => b.createdAt - a.createdAt);
  let final = 0;
  return newestFirst.filter((row) => !isFinal(row.stage) || ++final <= RECENT_FINAL);
}
