import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const TOKEN_HEADER = 'x-ballast-token';

/** The method and access rule of a path. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Whether only the page that main opened has access. */
  readonly needsToken: boolean;
}

export interface HttpRequest {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

export interface Expected {
  /** `127.0.0.1:PORT`. Any other host name may belong to another site (DNS rebinding). */
  readonly host: string;
  readonly token: string;
}

/**
 * The HTTP status to refuse a request with, judged by its headers alone; null to accept it. Browsers send the origin
 * with a POST; a GET from our own page has none.
 */
export function checkHttpRequest(
  { method, headers }: HttpRequest,
  route: Route | undefined,
  { host, token }: Expected,
): number | null {
  const { origin } = headers;
  if (headers.host !== host) return 403;
  if (origin === undefined ? method === 'POST' : origin !== `http://${host}`) return 403;
  if (!route) return 404;
  if (method !== route.method) return 405;
  if (route.needsToken && !isEqual(headers[TOKEN_HEADER], token)) return 401;
  if (method === 'POST' && headers['content-type'] !== 'application/json') return 415;
  return null;
}

/** Compares in constant time, so that timing reveals nothing about the token. */
function isEqual(offered: string | string[] | undefined, token: string): boolean {
  const [given, expected] = [Buffer.from(`${offered}`), Buffer.from(token)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
