import { createHash } from 'node:crypto';

/** 64 bits are plenty to detect damage. They do not protect against deliberate changes that also rewrite the hash. */
const HASH_BYTES = 8;

/** A domain object as JSON, with a hash that detects damage. */
export interface SealedBody {
  readonly body: string;
  readonly hash: Uint8Array;
}

/** `identity` names the row, so that swapped bodies are detected. */
const rowHash = (identity: string, body: string): Buffer =>
  createHash('sha256').update(`${identity}\n${body}`).digest().subarray(0, HASH_BYTES);

export function sealBody(identity: string, value: unknown): SealedBody {
  const body = JSON.stringify(value);
  return { body, hash: rowHash(identity, body) };
}

/**
 * The object of an undamaged row, or null for a damaged one. `T` is trusted because the hash shows that this program
 * wrote the body, and a release that changes a stored type migrates its rows.
 */
export const openBody = <T>(identity: string, { body, hash }: SealedBody): T | null =>
  rowHash(identity, body).equals(hash) ? (JSON.parse(body) as T) : null;

/** Opens and seals bodies for migrations, because plain SQL cannot compute the hash. */
export interface Seal {
  readonly open: typeof openBody;
  readonly seal: typeof sealBody;
}
