import type Sqlite from 'better-sqlite3';
import type { OwnerAddress, UnixMs } from '../../shared/domain/ids.ts';
import { ok } from '../../shared/result.ts';
import { ACCOUNT_ID } from './accounts.ts';
import { parseCursor, toPage } from './cursor.ts';
import type { HandleDamage } from './damage.ts';
import type { HistoryRows } from './database.ts';
import { openBody, type SealedBody, sealBody } from './sealed-body.ts';
import { freeTimeKeys } from './time-key.ts';

interface Dated {
  readonly id: string;
  readonly account: OwnerAddress;
  readonly at: UnixMs;
}

interface Row extends SealedBody {
  readonly id: number;
  readonly venue_key: string;
}

/** Fills and funding: refetchable rows with an id and a time from the venue. */
export function historyRows<T extends Dated>(
  sqlite: Sqlite.Database,
  table: 'fills' | 'funding',
  onDamaged: HandleDamage,
): HistoryRows<T> {
  const idAt = freeTimeKeys(sqlite, table);
  const update = sqlite.prepare<[object]>(
    `UPDATE ${table} SET body = @body, hash = @hash
     WHERE account_id = ${ACCOUNT_ID} AND venue_key = @key`,
  );
  const insert = sqlite.prepare<[object]>(
    `INSERT INTO ${table} (id, account_id, venue_key, body, hash)
     VALUES (@id, ${ACCOUNT_ID}, @key, @body, @hash)`,
  );
  const page = sqlite.prepare<[object], Row>(
    `SELECT id, venue_key, body, hash FROM ${table}
     WHERE account_id = ${ACCOUNT_ID} AND id < @below ORDER BY id DESC LIMIT @limit`,
  );

  return {
    upsert: sqlite.transaction((rows: readonly T[]) => {
      let added = 0;
      for (const row of rows) {
        const { id: key, account, at } = row;
        const columns = { key, account, ...sealBody(key, row) };
        if (update.run(columns).changes > 0) continue;
        insert.run({ id: idAt(at), ...columns });
        added += 1;
      }
      return added;
    }),
    page(account, { cursor, limit }) {
      const start = parseCursor(cursor);
      if (!start.ok) return start;
      const rows = page.all({ account, below: start.value, limit: limit + 1 });
      return ok(
        toPage(rows, limit, (row) => {
          const value = openBody<T>(row.venue_key, row);
          if (!value) onDamaged(table, row.id, row.venue_key);
          return value;
        }),
      );
    },
  };
}
