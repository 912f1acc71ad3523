import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { FactSource } from '../../shared/domain/order-event.ts';
import type { Clock } from '../core/ports.ts';
import type { StateStore } from '../core/state.ts';
import type { Journal, Orders, Recorded } from '../db/database.ts';
import { isSameOrder } from '../orders/gather-evidence.ts';
import type { OrderRecorder } from '../orders/order-recorder.ts';
import { toOrderEvent, type VenueOrder } from '../venue/rows/order.ts';
import { elsewhereOrderId } from './elsewhere-order.ts';

export interface OrderImportOptions {
  readonly clock: Clock;
  readonly chainId: number;
  readonly journal: Pick<Journal, 'appendByVenueId' | 'batch'>;
  readonly orders: Pick<Orders, 'unresolvedAll'>;
  readonly recorder: OrderRecorder;
  readonly state: Pick<StateStore, 'putOrders'>;
}

/** Takes in orders as the venue lists them, from a poll or from history; returns how many rows are different now. */
export type OrderImport = (
  account: OwnerAddress,
  rows: readonly VenueOrder[],
  source: FactSource,
) => number;

/**
 * An order of ours that has no venue id yet is recognised by what was signed, and linked first. Every row then becomes two
 * facts: that the venue has the order, with its terms, and where it stands. All rows are one transaction.
 */
export function createOrderImport(options: OrderImportOptions): OrderImport {
  const { clock, chainId, journal, orders, recorder, state } = options;

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
