import type Sqlite from 'better-sqlite3';
import type { Seal, SealedBody } from '../sealed-body.ts';
import {
  type Decimals,
  isUnchanged,
  migrateEvent,
  migrateFailure,
  migrateOrder,
  type OldError,
  type OldEvent,
  type OldFailure,
  type OldOrder,
} from './0002-order-shapes.ts';
import { migratePositions } from './0002-positions.ts';
import type { Migration } from './migration.ts';

/**
 * Rewrites orders, their events and two cached values in the shapes of version 2: terms become a union by kind with the
 * protection inside, one `cancel` replaces two flags, failures name who reported them, reasons have codes (those of
 * version 1 become `TEXT`), `parentOrderId` replaces `after`, and the cache entries `desired-sessions` and `flatten`
 * replace `lanes` and `wind-down`. Liquidation prices of positions say on which side they lie. No column changes.
 */
export const ordersAsUnions: Migration = (sqlite, seal) => {
  migrateOrders(sqlite, seal, readDecimals(sqlite, seal));
  renameEntries<number>(sqlite, seal, ['lanes', 'desired-sessions'], (count) => count);
  renameEntries<OldFlatten>(sqlite, seal, ['wind-down', 'flatten'], migrateFlatten);
  migratePositions(sqlite, seal);
};

interface Row extends SealedBody {
  readonly id: number;
}

const EVENT_IDENTITY = 'event';
const BATCH = 500;

function migrateOrders(sqlite: Sqlite.Database, { open, seal }: Seal, decimals: Decimals): void {
  const batch = sqlite.prepare<[number], Row & { readonly client_id: string }>(
    `SELECT id, client_id, body, hash FROM orders WHERE id > ? ORDER BY id LIMIT ${BATCH}`,
  );
  const eventsOf = sqlite.prepare<[number], Row>(
    'SELECT id, body, hash FROM order_events WHERE order_id = ? ORDER BY id',
  );
  const updateOrder = updater(sqlite, 'orders');
  const updateEvent = updater(sqlite, 'order_events');
  for (let last: number | undefined = -1; last !== undefined; ) {
    const rows = batch.all(last);
    for (const row of rows) {
      const events = eventsOf.all(row.id).flatMap(({ id, ...sealed }) => {
        const event = open<OldEvent>(EVENT_IDENTITY, sealed);
        return event ? [{ id, event }] : [];
      });
      for (const { id, event } of events) {
        updateEvent(id, seal(EVENT_IDENTITY, migrateEvent(event, decimals)));
      }
      const order = open<OldOrder>(row.client_id, row);
      if (!order) continue;
      const facts = events.map(({ event }) => event);
      updateOrder(row.id, seal(row.client_id, migrateOrder(order, facts, decimals)));
    }
    last = rows.at(-1)?.id;
  }
}

function updater(sqlite: Sqlite.Database, table: 'orders' | 'order_events') {
  const update = sqlite.prepare<[object]>(
    `UPDATE ${table} SET body = @body, hash = @hash WHERE id = @id`,
  );
  return (id: number, sealed: SealedBody): void => {
    update.run({ id, ...sealed });
  };
}

interface CacheRow extends Row {
  readonly account: string;
}

const cacheRows = (sqlite: Sqlite.Database, name: string): readonly CacheRow[] =>
  sqlite
    .prepare<[string], CacheRow>('SELECT id, account, body, hash FROM cache WHERE name = ?')
    .all(name);

/** A cached value is sealed with its name, so it must be resealed even if the value stays the same. */
function renameEntries<T>(
  sqlite: Sqlite.Database,
  { open, seal }: Seal,
  [before, after]: readonly [string, string],
  migrateValue: (value: T) => unknown,
): void {
  const rename = sqlite.prepare<[object]>(
    'UPDATE cache SET name = @after, body = @body, hash = @hash WHERE id = @id',
  );
  for (const { id, account, ...sealed } of cacheRows(sqlite, before)) {
    const value = open<T>(`${before} ${account}`, sealed);
    if (value === null) continue;
    rename.run({ id, after, ...seal(`${after} ${account}`, migrateValue(value)) });
  }
}

interface OldFlatten {
  readonly last: {
    readonly state: {
      readonly why?: { readonly failure?: OldFailure | null; readonly error?: OldError };
    };
  } | null;
}

/** A result that stopped at an error which cannot be read any more is taken as read. */
function migrateFlatten(flatten: OldFlatten): unknown {
  const { last } = flatten;
  const why = last?.state.why;
  if (why?.error && !isUnchanged(why.error)) return { last: null };
  if (!why?.failure) return flatten;
  const failure = migrateFailure(why.failure, null);
  return { last: { ...last, state: { ...last?.state, why: { ...why, failure } } } };
}

interface OldToken {
  readonly address: string;
  readonly decimals: number;
}

/** From the last known markets; empty if there are none. */
function readDecimals(sqlite: Sqlite.Database, { open }: Seal): Decimals {
  const markets = cacheRows(sqlite, 'markets').flatMap(
    (row) =>
      open<readonly { base: OldToken; quote: OldToken }[]>(`markets ${row.account}`, row) ?? [],
  );
  return new Map(
    markets
      .flatMap(({ base, quote }) => [base, quote])
      .map(({ address, decimals }) => [address, decimals]),
  );
}
