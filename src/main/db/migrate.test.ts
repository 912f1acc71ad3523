import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientId, sampleOrder } from '../testing/sample-order.ts';
import { type TempDatabase, tempDatabase } from '../testing/temp-database.ts';
import { migrate, NewerDatabaseError } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { openDatabase } from './open-database.ts';

let temp: TempDatabase;
beforeEach(() => {
  temp = tempDatabase();
  temp.database.journal.create(sampleOrder(1));
});
afterEach(() => temp.remove());

const latest = migrations.length;
const sql =
  (text: string): Migration =>
  (sqlite) =>
    void sqlite.exec(text);
const next = [...migrations, sql('ALTER TABLE accounts ADD COLUMN note TEXT')];
const failing = [...migrations, sql('DELETE FROM order_words; not SQL')];
const backupPath = () => `${temp.path}.v${latest}.backup`;
const version = (sqlite: Sqlite.Database) => sqlite.pragma('user_version', { simple: true });
const open = () => openDatabase({ path: temp.path, onDamage: () => undefined });

function withFile<T>(path: string, task: (sqlite: Sqlite.Database) => T): T {
  const sqlite = new Sqlite(path);
  try {
    return task(sqlite);
  } finally {
    sqlite.close();
  }
}

describe('a database', () => {
  it('is created at the latest version, without a backup', () => {
    expect(withFile(temp.path, version)).toBe(migrations.length);
    expect(existsSync(`${temp.path}.v0.backup`)).toBe(false);
  });

  it('keeps its rows when it is reopened', () => {
    temp.reopen();
    expect(temp.database.orders.byClientId(clientId(1))).toEqual(sampleOrder(1));
  });

  it('of an earlier version is backed up, then migrated to the next version with its rows', () => {
    const { backup } = withFile(temp.path, (sqlite) => migrate(sqlite, next));
    expect(backup).toBe(backupPath());
    const rows = (sqlite: Sqlite.Database) => sqlite.prepare('SELECT client_id FROM orders').all();
    expect(withFile(`${backup}`, version)).toBe(latest);
    expect(withFile(`${backup}`, rows)).toEqual([{ client_id: clientId(1) }]);
    expect(withFile(temp.path, version)).toBe(latest + 1);
    expect(withFile(temp.path, rows)).toEqual([{ client_id: clientId(1) }]);
  });

  it('is backed up in its current state, not as of an earlier attempt', () => {
    expect(() => withFile(temp.path, (sqlite) => migrate(sqlite, failing))).toThrow('syntax');
    temp.database.journal.create(sampleOrder(2));
    withFile(temp.path, (sqlite) => migrate(sqlite, next));
    const count = (sqlite: Sqlite.Database) =>
      sqlite.prepare('SELECT count(*) FROM orders').pluck().get();
    expect(withFile(backupPath(), count)).toBe(2);
  });

  it('is unchanged when a migration fails halfway', () => {
    expect(() => withFile(temp.path, (sqlite) => migrate(sqlite, failing))).toThrow('syntax');
    expect(withFile(temp.path, version)).toBe(latest);
    const filter = { account: temp.account, stage: null, text: 'usdc', from: null, to: null };
    const page = temp.database.orders.page(filter, { cursor: null, limit: 9 });
    expect(page.ok && page.value.rows).toHaveLength(1);
  });

  it('of a newer version is refused with advice and left unchanged', () => {
    temp.database.close();
    withFile(temp.path, (sqlite) => sqlite.pragma('user_version = 99'));
    const before = readFileSync(temp.path);
    expect(open).toThrow(NewerDatabaseError);
    expect(open).toThrow(new RegExp(`schema 99.*knows ${latest}.*[Ii]nstall the newer`, 's'));
    expect(readFileSync(temp.path).equals(before)).toBe(true);
  });

  it('that is not a SQLite file is refused', () => {
    temp.database.close();
    const other = `${temp.path}.txt`;
    writeFileSync(other, 'not a database '.repeat(100));
    expect(() => openDatabase({ path: other, onDamage: () => undefined })).toThrow(
      'file is not a database',
    );
  });
});
