import type Sqlite from 'better-sqlite3';

/** A row whose hash does not match its body. */
export interface Damage {
  readonly table:
    | 'orders'
    | 'order_events'
    | 'audit'
    | 'position_history'
    | 'fills'
    | 'funding'
    | 'cache';
  /** An order's client id, a trade's id at the venue, otherwise the row id. */
  readonly id: string;
  /**
   * Whether the row was deleted because it can be refetched. Rows that exist only on this computer are left as they
   * are.
   */
  readonly dropped: boolean;
}

export type OnDamage = (damage: Damage) => void;

/** Handles a damaged row; `name` is reported as its id. */
export type HandleDamage = (table: Damage['table'], id: number, name?: string) => void;

/**
 * Deletes a damaged row that can be refetched and marks its history as incomplete, so that the next backfill fetches it;
 * leaves any other row as it is. Reports both.
 */
export function damageHandler(sqlite: Sqlite.Database, onDamage: OnDamage): HandleDamage {
  const dropper = (table: 'fills' | 'funding' | 'cache') => {
    const remove = sqlite.prepare<[number]>(`DELETE FROM ${table} WHERE id = ?`);
    if (table === 'cache') return (id: number) => void remove.run(id);
    const uncover = sqlite.prepare<[number]>(
      `UPDATE coverage SET complete = 0
       WHERE kind = '${table}' AND account_id = (SELECT account_id FROM ${table} WHERE id = ?)`,
    );
    return sqlite.transaction((id: number) => {
      uncover.run(id);
      remove.run(id);
    });
  };
  const droppers = {
    fills: dropper('fills'),
    funding: dropper('funding'),
    cache: dropper('cache'),
  };
  return (table, id, name = `${id}`) => {
    const dropped = table === 'fills' || table === 'funding' || table === 'cache';
    if (dropped) droppers[table](id);
    onDamage({ table, id: name, dropped });
  };
}
