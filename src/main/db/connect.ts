import Sqlite from 'better-sqlite3';

/** Earlier versions can corrupt a WAL database with two writing connections. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/**
 * Opens a connection to the database file. `FULL`: a commit is on disk when it returns. `NORMAL`: a power failure may
 * lose the latest commits; a crash of the program may not. Throws if this SQLite is too old to be safe or the file is
 * not a database.
 */
export function connect(path: string, synchronous: 'FULL' | 'NORMAL'): Sqlite.Database {
  const sqlite = new Sqlite(path);
  try {
    refuseOldSqlite(sqlite);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma(`synchronous = ${synchronous}`);
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('trusted_schema = OFF');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function refuseOldSqlite(sqlite: Sqlite.Database): void {
  const version = `${sqlite.prepare('SELECT sqlite_version()').pluck().get()}`;
  const found = version.split('.').map(Number);
  const difference = OLDEST_SQLITE.map((part, i) => (found[i] ?? 0) - part).find((d) => d !== 0);
  if ((difference ?? 0) < 0) {
    throw new Error(`SQLite ${version} is too old: ${OLDEST_SQLITE.join('.')} or newer is needed`);
  }
}
