import { renameSync, rmSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { openBody, sealBody } from './sealed-body.ts';

/** A newer version of Ballast wrote the database. Opening it could lose data that this version does not know. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
  constructor(path: string, found: number, known: number) {
    super(
      `${path} was written by a newer version of Ballast (schema ${found}, this version knows ${known}). ` +
        'Install the newer version, or move the file away to start with an empty history.',
    );
  }
}

/**
 * Migrates the database to the latest version after a backup beside the file, each step and its version number in one
 * transaction. A new database is not backed up. Throws NewerDatabaseError for a newer database and leaves the file
 * untouched.
 */
export function migrate(
  sqlite: Sqlite.Database,
  steps: readonly Migration[] = migrations,
): { readonly backup: string | null } {
  const from = Number(sqlite.pragma('user_version', { simple: true }));
  if (from > steps.length) throw new NewerDatabaseError(sqlite.name, from, steps.length);
  const backup = from > 0 && from < steps.length ? backUp(sqlite, from) : null;
  steps.slice(from).forEach((step, index) => {
    sqlite.transaction(() => {
      step(sqlite, { open: openBody, seal: sealBody });
      sqlite.pragma(`user_version = ${from + index + 1}`);
    })();
  });
  return { backup };
}

/** Replaces an earlier backup of the same version only once the new one is complete. */
function backUp(sqlite: Sqlite.Database, version: number): string {
  const path = `${sqlite.name}.v${version}.backup`;
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  sqlite.prepare('VACUUM INTO ?').run(unfinished);
  renameSync(unfinished, path);
  return path;
}
