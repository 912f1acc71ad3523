import type { Order } from '../../../shared/domain/order.ts';

/**
 * A history page brought up to date: known rows are replaced in place by their live ones, and live ones newer than the
 * page come on top. Nothing is added below, where the next page begins.
 */
export function mergeLive(page: readonly Order[], live: readonly Order[]): readonly Order[] {
  const liveById = new Map(live.map((order) => [order.clientOrderId, order]));
  const known = new Set(page.map(({ clientOrderId }) => clientOrderId));
  const newest = page[0]?.createdAt ?? 0;
  const added = live.filter((o) => !known.has(o.clientOrderId) && o.createdAt >= newest);
  return [...added, ...page.map((order) => liveById.get(order.clientOrderId) ?? order)];
}
