import { setImmediate } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { FINAL_STAGES } from '../../shared/domain/order-stage.ts';
import { AUDIT_IDENTITY } from './audit.ts';
import type { Damage, HandleDamage } from './damage.ts';
import { EVENT_IDENTITY } from './order-events.ts';
import { POSITIONS_IDENTITY } from './position-history.ts';
import { openBody, type SealedBody } from './sealed-body.ts';

/** Rows per batch; other work runs between batches. */
const BATCH = 500;

interface Row extends SealedBody {
  readonly id: number;
  readonly name: string;
  readonly identity: string;
  readonly agrees: number;
}

interface Facts {
  /** SQL for the id to report a row by. */
  readonly name: string;
  /** SQL for the identity that the row's body is sealed with. */
  readonly identity: string;
  /** SQL for whether the columns derived from the body still match it. */
  readonly agrees?: string;
}

const text = (value: string): string => `'${value}'`;

const TABLES: Readonly<Record<Damage['table'], Facts>> = {
  orders: {
    name: 'client_id',
    identity: 'client_id',
    agrees: `CASE WHEN json_valid(body) THEN
      stage = body ->> '$.stage'
      AND final = (stage IN (${FINAL_STAGES.map(text).join(', ')}))
      AND venue_id IS body ->> '$.venueOrderId'
      AND digest IS body ->> '$.signature.orderDigest' END`,
  },
  order_events: { name: 'id', identity: text(EVENT_IDENTITY) },
  audit: { name: 'id', identity: text(AUDIT_IDENTITY) },
  position_history: { name: 'id', identity: text(POSITIONS_IDENTITY) },
  fills: { name: 'venue_key', identity: 'venue_key' },
  funding: { name: 'venue_key', identity: 'venue_key' },
  cache: { name: 'id', identity: `name || ' ' || account` },
};

const isTable = (name: string): name is Damage['table'] => Object.hasOwn(TABLES, name);

/**
 * Checks every row that has a hash, in batches that let other work run in between, and passes each damaged row to
 * `handle`. Stops early when the database is closed. Returns the number of rows checked.
 */
export async function verify(sqlite: Sqlite.Database, handle: HandleDamage): Promise<number> {
  let checked = 0;
  for (const table of Object.keys(TABLES).filter(isTable)) {
    const { name, identity, agrees = '1' } = TABLES[table];
    const batch = sqlite.prepare<[number], Row>(
      `SELECT id, ${name} AS name, ${identity} AS identity, ${agrees} AS agrees, body, hash
       FROM ${table} WHERE id > ? ORDER BY id LIMIT ${BATCH}`,
    );
    for (let last: number | undefined = -1; last !== undefined && sqlite.open; ) {
      const rows = batch.all(last);
      for (const row of rows) {
        if (!row.agrees || openBody(row.identity, row) === null)
          handle(table, row.id, `${row.name}`);
      }
      checked += rows.length;
      last = rows.at(-1)?.id;
      await setImmediate();
    }
    if (!sqlite.open) break;
  }
  return checked;
}
