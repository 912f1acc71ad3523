import { firstRelease } from './0001-first-release.ts';
import { ordersAsUnions } from './0002-orders-as-unions.ts';
import type { Migration } from './migration.ts';

/** In order: the n-th migration takes the database from version n − 1 to n. Released migrations never change. */
export const migrations: readonly Migration[] = [firstRelease, ordersAsUnions];
