import type { ClientOrderId, UnixMs, VenueOrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { FactSource, OrderEvent, OrderFact } from '../../shared/domain/order-event.ts';
import type { Database } from '../db/database.ts';
import type { Clock } from './ports.ts';
import type { StateStore } from './state.ts';

export interface OrderRecorderOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly database: Pick<Database, 'journal' | 'orders'>;
  readonly state: Pick<StateStore, 'putOrders' | 'removeOrder'>;
}

/** Makes the row if none has the venue's id yet. */
type Placeholder = (venueOrderId: VenueOrderId) => Order;

/** The one way an order's row changes: the fact is committed to the journal, then the row is published. */
export interface OrderRecorder {
  /** A contingent order is committed together with the order that it waits for. */
  create(order: Order, contingent?: Order): Order;
  record(id: ClientOrderId, source: FactSource, fact: OrderFact): Order;
  /** For facts that name only the venue's id; `placeholder` makes the row if none has it. */
  recordByVenueId(id: VenueOrderId, event: OrderEvent, placeholder: Placeholder): Order;
  /**
   * The venue gave our order this id. A placeholder row that a frame made earlier is merged into it.
   * If the id belongs to another order (the executor answers a second order on the same nonce with the id of the first),
   * the venue dropped ours, and it is recorded as failed, `DEDUPLICATED`.
   */
  acknowledge(id: ClientOrderId, venueOrderId: VenueOrderId, source: FactSource): Order;
}

/** A frame's row older than our order by more than this is another order's; venue and local clock may differ. */
const PLACEHOLDER_SLACK_MS = 30_000;

export function createOrderRecorder(options: OrderRecorderOptions): OrderRecorder {
  const { clock, state } = options;
  const { journal, orders } = options.database;

  const show = (order: Order): Order => {
    state.putOrders([order], clock.now());
    return order;
  };

  const record: OrderRecorder['record'] = (id, source, fact) => {
    const { order, changed } = journal.append(id, { at: clock.now(), source, ...fact });
    return changed ? show(order) : order;
  };

  return {
    create(order, contingent) {
      if (!contingent) return show(journal.create(order));
      journal.batch(() => {
        journal.create(order);
        journal.create(contingent);
      });
      state.putOrders([contingent, order], clock.now());
      return order;
    },
    record,
    recordByVenueId(id, event, placeholder) {
      const { order, changed } = journal.appendByVenueId(id, event, () => placeholder(id));
      return changed ? show(order) : order;
    },
    acknowledge(id, venueOrderId, source) {
      const holder = orders.byVenueId(venueOrderId);
      const own = orders.byClientId(id);
      if (holder && own && isAnother(own, holder, source)) {
        const failure = { by: 'terminal', code: 'DEDUPLICATED', message: venueOrderId } as const;
        return record(id, source, { type: 'failed', venueOrderId: null, failure });
      }
      const event: OrderEvent = { at: clock.now(), source, type: 'pending', venueOrderId };
      const { order, removed } = journal.link(id, venueOrderId, event);
      if (removed) state.removeOrder(removed);
      return show(order);
    },
  };
}

/** A POST reply names only an id, so age decides; a look-up has already matched the order by what was signed. */
function isAnother(own: Order, holder: Order, source: FactSource): boolean {
  if (holder.clientOrderId === own.clientOrderId) return false;
  if (holder.origin === 'here') return true;
  return source === 'post-reply' && isOlder(holder.createdAt, own.createdAt);
}

const isOlder = (holder: UnixMs, own: UnixMs): boolean => holder < own - PLACEHOLDER_SLACK_MS;
