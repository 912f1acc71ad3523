import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { z } from 'zod';
import { checkHttpRequest, type Expected, type Route } from './check-http-request.ts';
import { PAGE_HTML } from './page/page-html.ts';
import { PAGE_SCRIPT } from './page/page-script.ts';
import { PAGE_STYLE } from './page/page-style.ts';
import type { PageRequest } from './wallet-request.ts';

export interface WalletPageOptions<Answer> {
  /** One-time secret, safe in a URL. */
  readonly token: string;
  readonly request: PageRequest;
  readonly answer: z.ZodType<Answer>;
  /** Called at most once, after the page has been told that its answer was accepted. */
  onAnswer(answer: Answer): void;
}

export interface WalletPage {
  /** Carries the token in the fragment, which browsers never send with a request. */
  readonly url: string;
  close(): void;
}

const MAX_BODY_BYTES = 64 * 1_024;
/** Time limit for one request with headers and body; a local client that stalls is dropped. */
const REQUEST_TIMEOUT_MS = 10_000;

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  connection: 'close',
} as const;

const FILES: ReadonlyMap<string, readonly [type: string, text: string]> = new Map([
  ['/', ['text/html', PAGE_HTML]],
  ['/page.js', ['text/javascript', PAGE_SCRIPT]],
  ['/page.css', ['text/css', PAGE_STYLE]],
]);

const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ...[...FILES.keys()].map((path) => [path, { method: 'GET', needsToken: false }] as const),
  ['/request', { method: 'GET', needsToken: true }],
  ['/answer', { method: 'POST', needsToken: true }],
]);

/**
 * Serves one request to the page that main opens, on a free port of 127.0.0.1, until it is answered or closed. Anything
 * but a complete answer to this request gets a bare error status and changes nothing.
 */
export async function serveWalletPage<Answer>(
  options: WalletPageOptions<Answer>,
): Promise<WalletPage> {
  const { token } = options;
  let expected: Expected = { host: '', token };
  let answered = false;

  const takeAnswer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(incoming);
    if (body === null) return reply(response, 413);
    const answer = options.answer.safeParse(parseJson(body));
    if (!answer.success) return reply(response, 400);
    if (answered) return reply(response, 410);
    answered = true;
    response.once('close', () => {
      close();
      options.onAnswer(answer.data);
    });
    reply(response, 200);
  };

  const server = createServer((incoming, response) => {
    const path = incoming.url ?? '';
    const refusal = checkHttpRequest(incoming, ROUTES.get(path), expected);
    const file = FILES.get(path);
    if (refusal !== null) reply(response, refusal);
    else if (file) reply(response, 200, ...file);
    else if (path === '/request')
      reply(response, 200, 'application/json', JSON.stringify(options.request));
    // An answer that breaks off midway is ignored.
    else takeAnswer(incoming, response).catch(() => response.destroy());
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };

  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  expected = { host: `127.0.0.1:${port}`, token };
  return { url: `http://${expected.host}/#${token}`, close };
}

function reply(response: ServerResponse, status: number, type = 'text/plain', text = ''): void {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` });
  response.end(text || `${status}`);
}

/** Null as soon as the body is too long. The connection stays open for the error response. */
async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
