import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnerAddress, ownerAddress } from '../../shared/domain/ids.ts';
import type { Damage } from '../db/damage.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';

/** A real database in its own temporary folder, with one account. */
export interface TempDatabase {
  readonly path: string;
  readonly account: OwnerAddress;
  /** Every damaged row found so far. */
  readonly damages: readonly Damage[];
  readonly database: Database;
  /** Reopens the database, as the app's next start would. */
  reopen(): void;
  remove(): void;
}

export function tempDatabase(): TempDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-db-'));
  const path = join(folder, 'ballast.db');
  const account = ownerAddress(`0x${'aA'.repeat(20)}`);
  const damages: Damage[] = [];
  const open = (): Database => openDatabase({ path, onDamage: (damage) => damages.push(damage) });
  let database = open();
  database.accounts.upsert({
    address: account,
    chainId: 146,
    label: 'test',
    owner: 'watch-only',
    createdAt: 1,
  });
  return {
    path,
    account,
    damages,
    get database() {
      return database;
    },
    reopen() {
      database.close();
      database = open();
    },
    remove() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
