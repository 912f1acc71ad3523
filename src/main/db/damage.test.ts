import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { none, value } from '../../shared/domain/figure.ts';
import type { Fill } from '../../shared/domain/history.ts';
import { tokenAddress } from '../../shared/domain/ids.ts';
import { clientId, SAMPLE_TIME, sampleOrder, venueId } from '../testing/sample-order.ts';
import { type TempDatabase, tempDatabase } from '../testing/temp-database.ts';
import { unwrap } from '../testing/unwrap.ts';

let temp: TempDatabase;
beforeEach(() => {
  temp = tempDatabase();
});
afterEach(() => temp.remove());

/** Simulates corruption on disk. */
function damage(sql: string): void {
  const sqlite = new Sqlite(temp.path);
  sqlite.exec(sql);
  sqlite.close();
}

const fill = (id: string): Fill => ({
  id,
  account: temp.account,
  venueOrderId: null,
  symbol: 'wS-USDC',
  side: 'buy',
  price: value('0.0458'),
  size: '87.3',
  notional: value('4'),
  fee: none,
  feeSymbol: null,
  txHash: null,
  at: SAMPLE_TIME,
  repaired: false,
});
const firstPage = { cursor: null, limit: 10 };
const fills = () => unwrap(temp.database.fills.page(temp.account, firstPage)).rows;
const flip = `body = replace(body, '"87.3"', '"97.3"')`;

describe('a damaged row that can be refetched', () => {
  beforeEach(() => {
    const { fills, coverage } = temp.database;
    fills.upsert([fill('a'), fill('b')]);
    coverage.record(temp.account, 'fills', true, SAMPLE_TIME);
    damage(`UPDATE fills SET ${flip} WHERE venue_key = 'a'`);
  });
  const fillsCoverage = () =>
    temp.database.coverage.list(temp.account).find(({ kind }) => kind === 'fills');

  it('is dropped when it is read, and its history is refetched', () => {
    expect(fillsCoverage()).toMatchObject({ complete: true, rows: 2 });
    expect(fills()).toEqual([fill('b')]);
    expect(temp.damages).toEqual([{ table: 'fills', id: 'a', dropped: true }]);
    expect(fillsCoverage()).toMatchObject({ complete: false, rows: 1 });
    expect(temp.database.fills.upsert([fill('a')])).toBe(1);
    expect(fills()).toHaveLength(2);
  });

  it('is found and dropped by a check, without being read', async () => {
    expect(await temp.database.verify()).toBe(2);
    expect(temp.damages).toEqual([{ table: 'fills', id: 'a', dropped: true }]);
    expect(await temp.database.verify()).toBe(1);
    expect(temp.damages).toHaveLength(1);
  });

  it('of the cache counts as missing', () => {
    const { cache } = temp.database;
    const balances = [
      {
        chainId: 146,
        network: 'Sonic',
        symbol: 'wS',
        token: tokenAddress('0x01'),
        total: '1.5',
        usdValue: none,
      },
    ];
    cache.account.balances.set(temp.account, balances, SAMPLE_TIME);
    damage(`UPDATE cache SET body = replace(body, '1.5', '9.5')`);
    expect(cache.account.balances.get(temp.account)).toEqual({ value: null, asOf: null });
    expect(temp.damages).toMatchObject([{ table: 'cache', dropped: true }]);
  });
});

describe('a damaged row of the journal', () => {
  const filter = () => ({ account: temp.account, stage: null, text: null, from: null, to: null });
  const event = {
    at: SAMPLE_TIME,
    source: 'poll',
    type: 'pending',
    venueOrderId: venueId(1),
  } as const;
  const body = () => {
    const sqlite = new Sqlite(temp.path);
    const text = sqlite.prepare('SELECT body FROM orders WHERE client_id = ?').pluck();
    const found = text.get(clientId(1));
    sqlite.close();
    return found;
  };

  beforeEach(() => {
    temp.database.journal.create(sampleOrder(1));
    temp.database.journal.create(sampleOrder(2));
    temp.database.journal.append(clientId(1), event);
  });

  it('is reported, not shown, and never overwritten', () => {
    damage(
      `UPDATE orders SET body = replace(body, '"0.04"', '"0.94"') WHERE client_id = '${clientId(1)}'`,
    );
    const before = body();
    const { orders, journal } = temp.database;
    const { rows } = unwrap(orders.page(filter(), firstPage));
    expect(rows).toEqual([sampleOrder(2)]);
    expect(temp.damages).toEqual([{ table: 'orders', id: clientId(1), dropped: false }]);
    expect(() => journal.append(clientId(1), { ...event, at: SAMPLE_TIME + 1 })).toThrow('damaged');
    expect(body()).toBe(before);
  });

  it('is found by a check, whether the body or a column is damaged', async () => {
    expect(await temp.database.verify()).toBe(3);
    expect(temp.damages).toEqual([]);
    damage(`UPDATE orders SET stage = 'filled' WHERE client_id = '${clientId(1)}';
            UPDATE orders SET body = substr(body, 2) WHERE client_id = '${clientId(2)}';
            UPDATE order_events SET body = replace(body, 'poll', 'roll')`);
    await temp.database.verify();
    expect(temp.damages).toEqual([
      { table: 'orders', id: clientId(1), dropped: false },
      { table: 'orders', id: clientId(2), dropped: false },
      { table: 'order_events', id: '1', dropped: false },
    ]);
  });

  it('is detected when two rows have swapped bodies', async () => {
    temp.database.journal.create(sampleOrder(3));
    damage(`CREATE TEMP TABLE swap AS SELECT client_id, body, hash FROM orders WHERE venue_id IS NULL;
            UPDATE orders SET (body, hash) =
              (SELECT body, hash FROM swap WHERE swap.client_id <> orders.client_id)
            WHERE venue_id IS NULL`);
    await temp.database.verify();
    expect(temp.damages.map(({ id }) => id)).toEqual([clientId(2), clientId(3)]);
  });
});
