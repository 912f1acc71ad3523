import type Sqlite from 'better-sqlite3';
import type { Seal } from '../sealed-body.ts';

/**
 * Takes a database from one version to the next, inside a transaction that `migrate` opens. Rows with a hash are opened
 * and sealed with `seal`. A row that does not open is damaged and must be left unchanged, so that it is still reported.
 *
 * A migration never imports a domain type: the shapes it reads and writes are declared beside it and never change.
 */
export type Migration = (sqlite: Sqlite.Database, seal: Seal) => void;
