import { firstRelease } from './0001-first-release.ts';

/** In order; the n-th takes the schema from version n − 1 to n. Released ones never change. */
export const migrations: readonly string[] = [firstRelease];
