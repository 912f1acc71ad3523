import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { FactSource } from '../../shared/domain/order-event.ts';
import type { Core } from '../core/open-core.ts';
import type { Recorded } from '../db/database.ts';
import { toOrderEvent, type VenueOrder } from '../venue/rows/order.ts';
import { elsewhereOrderId } from './elsewhere-order.ts';

/** Imports orders as the venue lists them, from a poll or from history; returns how many rows changed. */
export type OrderImport = (
  account: OwnerAddress,
  rows: readonly VenueOrder[],
  source: FactSource,
) => number;

/**
 * An order of ours without a venue id is first recognised by what was signed, and linked. Every row then becomes two
 * facts: that the venue has the order, with its terms, and its status. All rows are one transaction.
 */
export function createOrderImport(
  core: Pick<Core, 'settings' | 'clock' | 'database' | 'recorder' | 'state'>,
): OrderImport {
  const { clock, recorder, state } = core;
  const { chainId } = core.settings;
  const { journal, orders } = core.database;

  const linkOwn = (
    account: OwnerAddress,
    rows: readonly VenueOrder[],
    source: FactSource,
  ): void => {
    for (const order of orders.unresolvedAll()) {
      if (order.account !== account || order.origin !== 'here' || order.venueOrderId) continue;
      const row = rows.find((candidate) => isSameOrder(order, candidate));
      if (row) recorder.acknowledge(order.clientOrderId, row.venueOrderId, source);
    }
  };

  const record = (
    account: OwnerAddress,
    row: VenueOrder,
    source: FactSource,
  ): readonly Recorded[] => {
    const { venueOrderId, terms } = row;
    const at = row.createdAt ?? clock.now();
    const placeholder = () =>
      createElsewhereOrder({
        clientOrderId: elsewhereOrderId(venueOrderId),
        venueOrderId,
        account,
        chainId,
        terms,
        at,
      });
    const known = { at, source, type: 'pending', venueOrderId, ...(terms && { terms }) } as const;
    return [known, toOrderEvent(row, source, clock.now())].map((event) =>
      journal.appendByVenueId(venueOrderId, event, placeholder),
    );
  };

  return (account, rows, source) => {
    linkOwn(account, rows, source);
    const recorded = journal.batch(() => rows.flatMap((row) => record(account, row, source)));
    const changed = new Map(
      recorded
        .filter((result) => result.changed)
        .map(({ order }) => [order.clientOrderId, order] as const),
    );
    state.putOrders([...changed.values()], clock.now());
    return changed.size;
  };
}

/**
 * Whether the venue's row is this order: by the venue's id, else by what was signed, which is its hash, or session and
 * nonce where the venue echoes no hash.
 */
export function isSameOrder(order: Order, row: VenueOrder): boolean {
  if (order.venueOrderId !== null) return row.venueOrderId === order.venueOrderId;
  const { signature } = order;
  if (!signature) return false;
  if (row.orderHash) return row.orderHash === signature.orderHash;
  if (row.orderDigest) return row.orderDigest === signature.orderDigest;
  return row.sessionId === signature.sessionId && row.nonce === signature.nonce;
}
