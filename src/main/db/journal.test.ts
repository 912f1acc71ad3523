import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyOrderEvent } from '../../shared/domain/apply-order-event.ts';
import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import { ownerAddress } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { OrderEvent, OrderFact } from '../../shared/domain/order-event.ts';
import { clientId, SAMPLE_TIME, sampleOrder, venueId } from '../testing/sample-order.ts';
import { type TempDatabase, tempDatabase } from '../testing/temp-database.ts';

let temp: TempDatabase;
beforeEach(() => {
  temp = tempDatabase();
});
afterEach(() => temp.remove());

const at = SAMPLE_TIME + 5_000;
const told = (fact: OrderFact, differs: Partial<OrderEvent> = {}): OrderEvent =>
  ({ at, source: 'frame', ...fact, ...differs }) as OrderEvent;
const pending = (n = 1): OrderFact => ({ type: 'pending', venueOrderId: venueId(n) });
const filled: OrderFact = {
  type: 'filled',
  venueOrderId: venueId(1),
  fill: { txHash: null, boughtAmount: '87.4', price: null },
};
const failed: OrderFact = {
  type: 'failed',
  venueOrderId: venueId(1),
  failure: { by: 'venue', code: 'ORDER_REVERTED', message: 'Return amount is not enough' },
};
const expired: OrderFact = { type: 'expired', venueOrderId: venueId(1) };
const placeholder =
  (n = 1) =>
  () =>
    createElsewhereOrder({
      clientOrderId: clientId(1_000 + n),
      venueOrderId: venueId(n),
      account: temp.account,
      chainId: 146,
      terms: null,
      at: SAMPLE_TIME,
    });
const untimed = (order: Order | null) => ({ ...order, updatedAt: 0 });

describe('an intent', () => {
  it('is on disk before anything else happens, and only once', () => {
    const { journal } = temp.database;
    expect(journal.create(sampleOrder(1))).toEqual(sampleOrder(1));
    expect(() => journal.create(sampleOrder(1))).toThrow('UNIQUE');
    temp.reopen();
    expect(temp.database.orders.byClientId(clientId(1))).toEqual(sampleOrder(1));
  });
});

describe('an order', () => {
  it('for an account that was never added is refused', () => {
    const account = ownerAddress(`0x${'bB'.repeat(20)}`);
    expect(() => temp.database.journal.create(sampleOrder(1, { account }))).toThrow('account_id');
  });
});

describe('an event', () => {
  it('for an order that does not exist throws', () => {
    expect(() => temp.database.journal.append(clientId(7), told(filled))).toThrow('no order');
  });

  it('is stored together with the resulting row', () => {
    const { journal, orders } = temp.database;
    journal.create(sampleOrder(1));
    const { order, changed } = journal.append(clientId(1), told(filled));
    expect(changed).toBe(true);
    expect(order).toMatchObject({ stage: 'filled', venueOrderId: venueId(1) });
    expect(orders.byVenueId(venueId(1))).toEqual(order);
    expect(journal.events(clientId(1))).toEqual([told(filled)]);
  });

  it('that is already stored is neither applied nor stored again', () => {
    const { journal } = temp.database;
    journal.create(sampleOrder(1));
    journal.append(clientId(1), told(pending()));
    const again = journal.append(clientId(1), told(pending()));
    const later = journal.append(clientId(1), told(pending(), { at: at + 2_000 }));
    expect([again.changed, later.changed]).toEqual([false, false]);
    expect(later.order.updatedAt).toBe(at);
    expect(journal.events(clientId(1))).toEqual([told(pending())]);
  });

  it('that repeats a known fact changes nothing, even for an order that needs attention', () => {
    const { journal } = temp.database;
    journal.create(sampleOrder(1));
    journal.append(clientId(1), told(pending()));
    journal.append(
      clientId(1),
      told({ type: 'attention', reason: { code: 'NOT_FOUND', afterMs: 900_000 } }),
    );
    expect(journal.append(clientId(1), told(pending())).order.stage).toBe('attention');
    const later = told(pending(), { at: at + 1 });
    expect(journal.append(clientId(1), later).order.stage).toBe('open');
    expect(journal.events(clientId(1))).toHaveLength(3);
  });

  it('that contradicts a final order is stored but changes nothing', () => {
    const { journal } = temp.database;
    journal.create(sampleOrder(1));
    const { order } = journal.append(clientId(1), told(filled));
    expect(journal.append(clientId(1), told(failed))).toEqual({ order, changed: false });
    expect(journal.events(clientId(1))).toEqual([told(filled), told(failed)]);
  });

  it('with an unknown venue id creates the row', () => {
    const { journal, orders } = temp.database;
    const { order, changed } = journal.appendByVenueId(venueId(1), told(pending()), placeholder());
    expect(changed).toBe(true);
    expect(order).toMatchObject({ origin: 'elsewhere', stage: 'open' });
    journal.appendByVenueId(venueId(1), told(filled), placeholder());
    expect(orders.byVenueId(venueId(1))?.stage).toBe('filled');
    expect(journal.events(order.clientOrderId)).toHaveLength(2);
  });

  it('leads to the same row as the pure reducer, however facts are shuffled and repeated', () => {
    const facts = fc.array(fc.constantFrom(pending(), filled, failed, expired), {
      minLength: 1,
      maxLength: 8,
    });
    let n = 1;
    fc.assert(
      fc.property(facts, (story) => {
        n += 1;
        const start = sampleOrder(n);
        const events = story.map((fact, i) => {
          const id = { venueOrderId: venueId(n) };
          return told({ ...fact, ...id } as OrderFact, { at: at + i });
        });
        const { journal } = temp.database;
        journal.create(start);
        const rows = events.map((event) => journal.append(start.clientOrderId, event).order);
        expect(untimed(rows.at(-1) ?? null)).toEqual(
          untimed(events.reduce(applyOrderEvent, start)),
        );
        expect(temp.database.orders.byClientId(start.clientOrderId)).toEqual(rows.at(-1));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the reply to a POST and the frame about it', () => {
  const reply = told(pending(), { source: 'post-reply' });

  it('create one row when the reply comes first', () => {
    const { journal, orders } = temp.database;
    journal.create(sampleOrder(1));
    expect(journal.link(clientId(1), venueId(1), reply).removed).toBeNull();
    const { order } = journal.appendByVenueId(venueId(1), told(filled), placeholder());
    expect(order).toMatchObject({ clientOrderId: clientId(1), stage: 'filled' });
    expect(orders.recent(temp.account, 9)).toEqual([order]);
  });

  it('create one row with both events when the frame comes first', () => {
    const { journal, orders } = temp.database;
    journal.create(sampleOrder(1));
    journal.appendByVenueId(venueId(1), told(pending()), placeholder());
    journal.appendByVenueId(venueId(1), told(filled), placeholder());
    const { order, removed } = journal.link(clientId(1), venueId(1), reply);
    expect(removed).toBe(clientId(1_001));
    expect(order).toMatchObject({
      clientOrderId: clientId(1),
      venueOrderId: venueId(1),
      origin: 'here',
      stage: 'filled',
    });
    expect(orders.recent(temp.account, 9)).toEqual([order]);
    expect(orders.byClientId(clientId(1_001))).toBeNull();
    expect(journal.events(clientId(1))).toEqual([told(pending()), told(filled), reply]);
    temp.reopen();
    expect(temp.database.orders.byVenueId(venueId(1))).toEqual(order);
  });

  it('lead to the same result in either order', () => {
    const { journal } = temp.database;
    journal.create(sampleOrder(1));
    journal.create(sampleOrder(2, { createdAt: sampleOrder(1).createdAt }));
    journal.link(clientId(1), venueId(1), reply);
    const first = journal.appendByVenueId(venueId(1), told(filled), placeholder()).order;
    const event = told({ ...filled, venueOrderId: venueId(2) });
    journal.appendByVenueId(venueId(2), event, placeholder(2));
    const second = journal.link(clientId(2), venueId(2), told(pending(2))).order;
    const sides = { clientOrderId: null, venueOrderId: null, updatedAt: 0 };
    expect({ ...second, ...sides }).toEqual({ ...first, ...sides });
  });

  it('never merge two orders of this terminal', () => {
    const { journal, orders } = temp.database;
    journal.create(sampleOrder(1));
    journal.create(sampleOrder(2));
    journal.link(clientId(1), venueId(1), reply);
    expect(() => journal.link(clientId(2), venueId(1), reply)).toThrow('is the venue id of');
    expect(orders.byClientId(clientId(1))?.venueOrderId).toBe(venueId(1));
    expect(orders.byClientId(clientId(2))).toEqual(sampleOrder(2));
  });
});

describe('a batch', () => {
  it('is written whole or not at all', () => {
    const { journal, orders } = temp.database;
    const broken = () =>
      journal.batch(() => {
        journal.create(sampleOrder(1));
        journal.append(clientId(1), told(filled));
        throw new Error('page is malformed');
      });
    expect(broken).toThrow('page is malformed');
    expect(orders.byClientId(clientId(1))).toBeNull();
    expect(journal.batch(() => journal.create(sampleOrder(1)))).toEqual(sampleOrder(1));
    expect(orders.byClientId(clientId(1))).toEqual(sampleOrder(1));
  });
});
