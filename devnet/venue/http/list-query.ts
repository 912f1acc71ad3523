import { type Address, getAddress, isAddress } from 'viem';
import { ok, type Reply, refuse } from './route.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

interface Paging {
  readonly page: number;
  readonly limit: number;
}

type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reply: Reply };

/**
 * Reads `page` (from 1) and `limit` (at most 500, default 50) of a list request. Out-of-range numbers are refused, not
 * clamped.
 */
export function readPaging(query: URLSearchParams): Parsed<Paging> {
  const page = readCount(query.get('page') ?? '1');
  const limit = readCount(query.get('limit') ?? `${DEFAULT_LIMIT}`);
  if (page === undefined || limit === undefined || limit > MAX_LIMIT) {
    const message = `page counts from 1 and limit is 1 to ${MAX_LIMIT}`;
    return { ok: false, reply: refuse(400, 'INVALID_PAGING', message) };
  }
  return { ok: true, value: { page, limit } };
}

const readCount = (text: string): number | undefined =>
  /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

/** Reads the account's address from `name`. */
export function readAddress(query: URLSearchParams, name: string): Parsed<Address> {
  const text = query.get(name) ?? '';
  if (!isAddress(text, { strict: false })) {
    const message = `${name} must be an address: 0x and 40 hex digits`;
    return { ok: false, reply: refuse(400, 'INVALID_ADDRESS', message) };
  }
  return { ok: true, value: getAddress(text) };
}

/** One page of `rows` as `{data, pagination}`. */
export function pageOf(rows: readonly unknown[], { page, limit }: Paging): Reply {
  const start = (page - 1) * limit;
  return ok({
    data: rows.slice(start, start + limit),
    pagination: { total: rows.length, page, limit, hasMore: start + limit < rows.length },
  });
}
