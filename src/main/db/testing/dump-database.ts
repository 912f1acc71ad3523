import type Sqlite from 'better-sqlite3';

interface TableRow {
  readonly name: string;
  readonly type: 'table' | 'virtual' | 'shadow' | 'view';
}

/**
 * Dumps a database as SQL text. `restoreDatabase` turns it back into the same database, including version number and
 * full-text index. The index stores no text of its own, so its shadow tables are copied as they are.
 */
export function dumpDatabase(sqlite: Sqlite.Database): string {
  const tables = sqlite
    .prepare<[], TableRow>(`SELECT name, type FROM pragma_table_list WHERE schema = 'main'`)
    .all();
  const shadows = new Set(tables.filter(({ type }) => type === 'shadow').map(({ name }) => name));
  const schema = sqlite
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid`,
    )
    .all()
    .filter(({ name }) => !shadows.has(name) && !name.startsWith('sqlite_'))
    .map(({ sql }) => `${sql};`);
  const rows = tables
    .filter(({ name, type }) => type !== 'virtual' && name !== 'sqlite_schema')
    .filter(({ name }) => !name.startsWith('sqlite_') || name === 'sqlite_sequence')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name }) => [`DELETE FROM ${name};`, ...insertsOf(sqlite, name)]);
  const version = sqlite.pragma('user_version', { simple: true });
  return [
    'PRAGMA foreign_keys = OFF;',
    'BEGIN;',
    ...schema,
    ...rows,
    `PRAGMA user_version = ${version};`,
    'COMMIT;',
    '',
  ].join('\n');
}

function insertsOf(sqlite: Sqlite.Database, table: string): readonly string[] {
  const columns = sqlite
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table);
  const literals = columns.map((column) => `quote("${column}")`).join(` || ', ' || `);
  return sqlite
    .prepare<[], string>(`SELECT ${literals} FROM ${table} ORDER BY 1`)
    .pluck()
    .all()
    .map((values) => `INSERT INTO ${table} VALUES (${values});`);
}
