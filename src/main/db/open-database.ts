import type { Fill, FundingEvent } from '../../shared/domain/history.ts';
import { accountsTable } from './accounts.ts';
import { auditTable } from './audit.ts';
import { cacheTable } from './cache.ts';
import { connect } from './connect.ts';
import { coverageTable } from './coverage.ts';
import { damageHandler, type OnDamage } from './damage.ts';
import type { Database } from './database.ts';
import { historyRows } from './history-rows.ts';
import { journalTable } from './journal.ts';
import { migrate } from './migrate.ts';
import { ordersTable } from './orders.ts';
import { positionHistoryTable } from './position-history.ts';
import { sessionsTable } from './sessions.ts';
import { verify } from './verify.ts';

export interface OpenDatabaseOptions {
  readonly path: string;
  /** Called for every damaged row found, by a read or by `verify`. */
  readonly onDamage: OnDamage;
}

/**
 * Opens the terminal's database, creating or migrating it if needed: one file, WAL, two connections. Data that cannot
 * be refetched (orders, audit, sessions, accounts) is committed with `synchronous=FULL`, the rest with `NORMAL`.
 *
 * Throws NewerDatabaseError for a file written by a newer Ballast, and Error if SQLite is too old to be safe or the
 * file is not a database.
 */
export function openDatabase({ path, onDamage }: OpenDatabaseOptions): Database {
  const durable = connect(path, 'FULL');
  try {
    migrate(durable);
  } catch (error) {
    durable.close();
    throw error;
  }
  const cached = connect(path, 'NORMAL');
  const onDamaged = damageHandler(cached, onDamage);
  const positionHistory = positionHistoryTable(cached, onDamaged);
  return {
    accounts: accountsTable(durable),
    sessions: sessionsTable(durable),
    journal: journalTable(durable, onDamaged),
    orders: ordersTable(durable, onDamaged),
    audit: auditTable(durable, onDamaged),
    fills: historyRows<Fill>(cached, 'fills', onDamaged),
    funding: historyRows<FundingEvent>(cached, 'funding', onDamaged),
    coverage: coverageTable(cached),
    cache: cacheTable(cached, positionHistory, onDamaged),
    positionHistory,
    verify: () => verify(cached, onDamaged),
    close() {
      cached.close();
      durable.close();
    },
  };
}
