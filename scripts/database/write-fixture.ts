import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openDatabase } from '../../src/main/db/open-database.ts';
import { dumpDatabase } from '../../src/main/db/testing/dump-database.ts';
import { fillDatabase } from '../../src/main/db/testing/fill-database.ts';

/**
 * Writes this version's fixture: a small database with a row of every kind, written by the terminal's own code and
 * stored as SQL text in src/main/db/migrations/fixtures/NNNN.sql. Run it once, at the released commit; the next
 * migration is tested on it.
 *
 *   npx tsx scripts/database/write-fixture.ts
 */
const folder = mkdtempSync(join(tmpdir(), 'ballast-fixture-'));
const path = join(folder, 'ballast.db');
try {
  const database = openDatabase({
    path,
    onDamage: (damage) => {
      throw new Error(`damaged: ${JSON.stringify(damage)}`);
    },
  });
  fillDatabase(database);
  database.close();
  const sqlite = new Sqlite(path);
  const version = `${sqlite.pragma('user_version', { simple: true })}`.padStart(4, '0');
  const target = new URL(`../../src/main/db/migrations/fixtures/${version}.sql`, import.meta.url);
  writeFileSync(target, dumpDatabase(sqlite));
  sqlite.close();
  console.log(`Written: src/main/db/migrations/fixtures/${version}.sql`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
