import { isDeepStrictEqual } from 'node:util';
import type Sqlite from 'better-sqlite3';
import { applyOrderEvent } from '../../shared/domain/apply-order-event.ts';
import type { ClientOrderId, VenueOrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { OrderEvent } from '../../shared/domain/order-event.ts';
import type { HandleDamage } from './damage.ts';
import type { Journal, Recorded } from './database.ts';
import { openEvent, orderEvents } from './order-events.ts';
import { ORDER_COLUMNS, type OrderRow, openOrder, orderRows } from './order-rows.ts';
import { orderWords } from './order-words.ts';

interface Held {
  readonly id: number;
  readonly order: Order;
}

/** The journal, on a connection that commits with `synchronous=FULL`. Throws for a damaged row and never repairs it. */
export function journalTable(sqlite: Sqlite.Database, onDamaged: HandleDamage): Journal {
  const rows = orderRows(sqlite);
  const events = orderEvents(sqlite);
  const words = orderWords(sqlite);
  const byClient = sqlite.prepare<[string], OrderRow>(
    `SELECT ${ORDER_COLUMNS} FROM orders WHERE client_id = ?`,
  );
  const byVenue = sqlite.prepare<[string], OrderRow>(
    `SELECT ${ORDER_COLUMNS} FROM orders WHERE venue_id = ?`,
  );
  const removeRow = sqlite.prepare<[number]>('DELETE FROM orders WHERE id = ?');

  const hold = (row: OrderRow | undefined): Held | null => {
    if (!row) return null;
    const order = openOrder(row);
    if (order) return { id: row.id, order };
    onDamaged('orders', row.id, row.client_id);
    throw new Error(`the journal's row of ${row.client_id} is damaged`);
  };

  const held = (id: ClientOrderId): Held => {
    const found = hold(byClient.get(id));
    if (!found) throw new Error(`no order ${id} in the journal`);
    return found;
  };

  const insert = (order: Order): Held => {
    const id = rows.insert(order);
    words.insert(id, order);
    return { id, order };
  };

  const replace = ({ id, order }: Held, by: Order): Held => {
    rows.update(id, by);
    words.update(id, order, by);
    return { id, order: by };
  };

  const told = (id: number): readonly OrderEvent[] =>
    events.of(id).flatMap((row) => {
      const event = openEvent(row);
      if (!event) onDamaged('order_events', row.id);
      return event ? [event] : [];
    });

  const record = (before: Held, event: OrderEvent): Recorded => {
    const known = told(before.id);
    if (known.some((earlier) => isDeepStrictEqual(earlier, event))) {
      return { order: before.order, changed: false };
    }
    const order = applyOrderEvent(before.order, event);
    const changed = !isDeepStrictEqual(untimed(order), untimed(before.order));
    if (changed) replace(before, order);
    if (changed || !known.some((earlier) => isSameFact(earlier, event))) {
      events.insert(before.id, event);
    }
    return { order: changed ? order : before.order, changed };
  };

  const takeOver = (own: Held, other: Held): Held => {
    if (other.order.origin === 'here') {
      throw new Error(
        `${other.order.venueOrderId} is the venue id of ${other.order.clientOrderId}`,
      );
    }
    const facts = told(other.id);
    events.move(other.id, own.id);
    words.remove(other.id);
    removeRow.run(other.id);
    return replace(own, facts.reduce(applyOrderEvent, own.order));
  };

  return {
    create: sqlite.transaction((order: Order) => insert(order).order),
    append: sqlite.transaction((id: ClientOrderId, event: OrderEvent) => record(held(id), event)),
    appendByVenueId: sqlite.transaction(
      (id: VenueOrderId, event: OrderEvent, placeholder: () => Order) => {
        const found = hold(byVenue.get(id));
        if (found) return record(found, event);
        return { ...record(insert(placeholder()), event), changed: true };
      },
    ),
    link: sqlite.transaction((id: ClientOrderId, venueOrderId: VenueOrderId, event: OrderEvent) => {
      const own = held(id);
      const other = hold(byVenue.get(venueOrderId));
      if (!other || other.id === own.id) return { order: record(own, event).order, removed: null };
      const { order } = record(takeOver(own, other), event);
      return { order, removed: other.order.clientOrderId };
    }),
    batch: (work) => sqlite.transaction(work)(),
    events(id) {
      const row = byClient.get(id);
      return row ? told(row.id) : [];
    },
  };
}

const isSameFact = (a: OrderEvent, b: OrderEvent): boolean =>
  isDeepStrictEqual({ ...a, at: 0 }, { ...b, at: 0 });

const untimed = (order: Order) => ({ ...order, updatedAt: 0 });
