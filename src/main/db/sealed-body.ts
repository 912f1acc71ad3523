import { createHash } from 'node:crypto';

/** 64 bits are plenty to notice damage; they do not guard against somebody who rewrites the hash as well. */
const HASH_BYTES = 8;

/** A domain object as JSON, with a hash that notices damage. */
export interface SealedBody {
  readonly body: string;
  readonly hash: Uint8Array;
}

/** `identity` names the row, so that two rows which swapped their bodies are noticed. */
const rowHash = (identity: string, body: string): Buffer =>
  createHash('sha256').update(`${identity}\n${body}`).digest().subarray(0, HASH_BYTES);

export function sealBody(identity: string, value: unknown): SealedBody {
  const body = JSON.stringify(value);
  return { body, hash: rowHash(identity, body) };
}

/**
 * The object of an undamaged row, or null for a damaged one. `T` is trusted because the hash shows that this program
 * wrote the body; a release that changes a stored type comes with the migration that rewrites its rows.
 */
export const openBody = <T>(identity: string, { body, hash }: SealedBody): T | null =>
  rowHash(identity, body).equals(hash) ? (JSON.parse(body) as T) : null;

/** Opening and sealing bodies, as a migration is given it: plain SQL cannot compute the hash. */
export interface Seal {
  readonly open: typeof openBody;
  readonly seal: typeof sealBody;
}
