import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** A database file in a folder of its own, as an older release left it. */
export interface RestoredDatabase {
  readonly path: string;
  /** On a connection of its own, which sees the file as it is and migrates nothing. */
  edit<T>(task: (sqlite: Sqlite.Database) => T): T;
  remove(): void;
}

/**
 * Restores the database that the release with this schema version wrote: `migrations/fixtures/NNNN.sql`, made by
 * `scripts/database/write-fixture.ts` at that release.
 */
export function restoreDatabase(version: number): RestoredDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-db-'));
  const path = join(folder, 'ballast.db');
  const edit = <T>(task: (sqlite: Sqlite.Database) => T): T => {
    const sqlite = new Sqlite(path);
    try {
      return task(sqlite);
    } finally {
      sqlite.close();
    }
  };
  edit((sqlite) => {
    // The full-text index's shadow tables can be written to in this mode only.
    sqlite.unsafeMode();
    sqlite.exec(fixture(version));
  });
  return { path, edit, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const fixture = (version: number): string =>
  readFileSync(
    new URL(`../migrations/fixtures/${version.toString().padStart(4, '0')}.sql`, import.meta.url),
    'utf8',
  );
