import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** A database file in its own folder, as an older release left it. */
export interface RestoredDatabase {
  readonly path: string;
  /** Runs on a separate connection that migrates nothing. */
  edit<T>(task: (sqlite: Sqlite.Database) => T): T;
  remove(): void;
}

/**
 * Restores the database written by the release with this schema version, from `migrations/fixtures/NNNN.sql`, which
 * `scripts/database/write-fixture.ts` created at that release.
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
    // SQLite allows writes to the full-text index's shadow tables only in this mode.
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
