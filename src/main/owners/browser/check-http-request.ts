import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const TOKEN_HEADER = 'x-ballast-token';

/** What is at a path, and who may have it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Only for the page that main opened. */
  readonly needsToken: boolean;
}

export interface HttpRequest {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

export interface Expected {
  /** `127.0.0.1:PORT`: any other name for this computer is another site's (DNS rebinding). */
  readonly host: string;
  readonly token: string;
}

/**
 * The HTTP status to refuse a request with, from its head alone; null to go on.
 * A browser says which site a POST comes from; a GET of our own page carries no origin.
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

/** In constant time: how long a refusal takes tells nothing about the token. */
function isEqual(offered: string | string[] | undefined, token: string): boolean {
  const [given, expected] = [Buffer.from(`${offered}`), Buffer.from(token)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
