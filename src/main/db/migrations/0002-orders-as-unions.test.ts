import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnerAddress, ownerAddress } from '../../../shared/domain/ids.ts';
import { minBuyAmount } from '../../../shared/domain/order.ts';
import { clientId } from '../../testing/sample-order.ts';
import { type TempDatabase, tempDatabase } from '../../testing/temp-database.ts';
import { unwrap } from '../../testing/unwrap.ts';
import type { Damage } from '../damage.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../open-database.ts';
import { fillDatabase } from '../testing/fill-database.ts';
import { type RestoredDatabase, restoreDatabase } from '../testing/restore-database.ts';
import { OWNER } from '../testing/sample-orders.ts';

let released: RestoredDatabase;
let opened: Database | null;
let damages: Damage[];
/** What this version writes for the same accounts, orders and figures as the released version. */
let written: TempDatabase;
beforeEach(() => {
  released = restoreDatabase(1);
  opened = null;
  damages = [];
  written = tempDatabase();
  fillDatabase(written.database);
});
afterEach(() => {
  opened?.close();
  released.remove();
  written.remove();
});

function migrated(): Database {
  opened = openDatabase({ path: released.path, onDamage: (damage) => damages.push(damage) });
  return opened;
}

const page = { cursor: null, limit: 100 };
const everyOrder = (text: string | null = null) => ({
  account: OWNER,
  stage: null,
  text,
  from: null,
  to: null,
});
const ordersOf = ({ orders }: Database, text: string | null = null) =>
  unwrap(orders.page(everyOrder(text), page)).rows;

const cachedOf = ({ cache }: Database) => {
  const of = (account: OwnerAddress) =>
    Object.entries(cache.account).map(([name, kept]) => [name, kept.get(account)]);
  const { account: _, ...singles } = cache;
  return {
    owner: of(OWNER),
    second: of(ownerAddress(`0x${'bB'.repeat(20)}`)),
    singles: Object.entries(singles).map(([name, single]) => [name, single.get()]),
  };
};

describe('a database of the first release', () => {
  it('returns every order and event as this version would have written them', () => {
    const before = ordersOf(written.database);
    const after = migrated();
    expect(before.length).toBeGreaterThan(25);
    expect(ordersOf(after)).toEqual(before);
    for (const { clientOrderId } of before) {
      const events = after.journal.events(clientOrderId);
      expect(events).toEqual(written.database.journal.events(clientOrderId));
    }
  });

  it('returns sessions, history and every cached value', () => {
    const after = migrated();
    const { sessions, audit, fills, funding, coverage, positionHistory } = written.database;
    expect(after.sessions.list(OWNER)).toEqual(sessions.list(OWNER));
    expect(unwrap(after.audit.page(page))).toEqual(unwrap(audit.page(page)));
    expect(unwrap(after.fills.page(OWNER, page))).toEqual(unwrap(fills.page(OWNER, page)));
    expect(unwrap(after.funding.page(OWNER, page))).toEqual(unwrap(funding.page(OWNER, page)));
    expect(after.coverage.list(OWNER)).toEqual(coverage.list(OWNER));
    expect(unwrap(after.positionHistory.page(OWNER, page))).toEqual(
      unwrap(positionHistory.page(OWNER, page)),
    );
    expect(cachedOf(after)).toEqual(cachedOf(written.database));
  });

  it('has no damaged row, and as many rows as before', async () => {
    const count = await migrated().verify();
    expect(damages).toEqual([]);
    expect(count).toBe(await written.database.verify());
  });

  it('can still be searched', () => {
    const found = ordersOf(migrated(), 'swap base');
    expect(found).toEqual(ordersOf(written.database, 'swap base'));
    expect(found).not.toEqual([]);
  });

  it('does not store a fact twice', () => {
    const { journal } = migrated();
    for (const { clientOrderId } of ordersOf(written.database)) {
      for (const event of written.database.journal.events(clientOrderId)) {
        expect(journal.append(clientOrderId, event).changed).toBe(false);
      }
    }
  });

  it('distinguishes unprotected from protected orders even without its markets', () => {
    released.edit((sqlite) => sqlite.exec(`DELETE FROM cache WHERE name = 'markets'`));
    const minimums = ordersOf(migrated()).map(({ terms }) => terms && minBuyAmount(terms));
    expect(minimums).toEqual(
      ordersOf(written.database).map(({ terms }) => terms && minBuyAmount(terms)),
    );
  });
});

describe('a damaged row of the first release', () => {
  const rowOf = (table: string, where: string) =>
    released.edit((sqlite) => sqlite.prepare(`SELECT * FROM ${table} WHERE ${where}`).get());

  it('is left unchanged and is still reported', async () => {
    const order = `client_id = '${clientId(7)}'`;
    const event = `body LIKE '%outcome-unknown%502%'`;
    released.edit((sqlite) =>
      sqlite.exec(`UPDATE orders SET body = replace(body, '"0.04"', '"0.94"') WHERE ${order};
        UPDATE order_events SET body = replace(body, '502', '503') WHERE ${event}`),
    );
    const damagedEvent = event.replace('502', '503');
    const before = [rowOf('orders', order), rowOf('order_events', damagedEvent)];
    expect(before).not.toContain(undefined);
    await migrated().verify();
    expect([rowOf('orders', order), rowOf('order_events', damagedEvent)]).toEqual(before);
    expect(damages).toEqual([
      { table: 'orders', id: clientId(7), dropped: false },
      { table: 'order_events', id: expect.any(String), dropped: false },
    ]);
  });

  it('of the cache is still reported and dropped, not migrated', async () => {
    released.edit((sqlite) => sqlite.exec(`UPDATE cache SET body = '8' WHERE name = 'lanes'`));
    const database = migrated();
    expect(database.cache.account.desiredSessions.get(OWNER).value).toBeNull();
    await database.verify();
    expect(damages).toMatchObject([{ table: 'cache', dropped: true }]);
  });

  it('does not hide when a cancellation of its order was requested', () => {
    released.edit((sqlite) =>
      sqlite.exec(
        `UPDATE order_events SET body = replace(body, 'cancel-requested', 'cancel-reques')`,
      ),
    );
    const order = migrated().orders.byClientId(clientId(16));
    expect(order?.cancel?.by).toBe('chain');
    expect(order?.cancel?.requestedAt).toBe(order?.updatedAt);
  });
});
