import { once } from 'node:events';
import {
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as startRequest,
} from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppError, WalletRefusal } from '../../../shared/domain/app-error.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { systemRandom } from '../../core/system-random.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { type BrowserWallet, createBrowserWallet } from './wallet-bridge.ts';

const ACCOUNT = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ANSWER = { ok: true, result: [ACCOUNT.toLowerCase()] };
const FIVE_MINUTES = 300_000;

const refused = (reason: WalletRefusal, detail: string): Result<never, AppError> =>
  err({ code: 'WALLET_REFUSED', reason, detail });

const started: BrowserWallet[] = [];
afterEach(() => {
  for (const wallet of started.splice(0)) wallet.cancel();
});

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** A wallet with an open request for its account. */
async function ask() {
  const clock = createFakeClock();
  const titles: (string | null)[] = [];
  let openExternal: (url: string) => Promise<void> = async () => undefined;
  const opened = new Promise<URL>((resolve) => {
    openExternal = async (url) => resolve(new URL(url));
  });
  const wallet = createBrowserWallet({
    chainId: 146,
    clock,
    random: systemRandom,
    openExternal: (url) => openExternal(url),
    onChange: (title) => titles.push(title),
  });
  started.push(wallet);
  let settled: Result<OwnerAddress, AppError> | null = null;
  const connected = wallet.connect().then((outcome) => {
    settled = outcome;
    return outcome;
  });
  const url = await opened;
  const token = url.hash.slice(1);
  const { origin } = url;

  /** Starts what the page would post, with the test's changes. The body is sent separately. */
  const begin = ({ method = 'POST', path = '/answer', headers = {} }: Sent = {}) =>
    startRequest(new URL(path, origin), {
      method,
      headers: {
        origin,
        'content-type': 'application/json',
        'x-ballast-token': token,
        ...headers,
      },
    });
  const send = async (sent: Sent = {}) => {
    const request = begin(sent);
    request.end(request.method === 'POST' ? (sent.body ?? JSON.stringify(ANSWER)) : undefined);
    return readResponse(request);
  };
  return {
    clock,
    wallet,
    titles,
    url,
    connected,
    begin,
    send,
    get settled() {
      return settled;
    },
  };
}

async function readResponse(request: ClientRequest) {
  const [response]: IncomingMessage[] = await once(request, 'response');
  if (!response) throw new Error('no response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const { statusCode: status, headers } = response;
  return { status, headers, text: Buffer.concat(chunks).toString() };
}

describe('the wallet page', () => {
  it('is served only on this computer, with a fresh token that is never in a request line', async () => {
    const [one, other] = [await ask(), await ask()];
    expect(one.url.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}$/);
    expect(one.url.hash).not.toBe(other.url.hash);
    expect(one.titles).toEqual(['share the address of one account']);
  });

  it('runs only its own script, cannot be framed, and is not cached', async () => {
    const { send } = await ask();
    const page = await send({ method: 'GET', path: '/', headers: { 'x-ballast-token': '' } });
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('<script>');
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  it('shows the request only to the holder of the token', async () => {
    const { send } = await ask();
    const look = { method: 'GET', path: '/request' };
    const shown = await send(look);
    expect(JSON.parse(shown.text)).toMatchObject({ chainId: 146, from: null, call: null });
    const stranger = await send({ ...look, headers: { 'x-ballast-token': 'x'.repeat(43) } });
    expect(stranger).toMatchObject({ status: 401, text: '401' });
  });

  it.each<[string, number, Sent]>([
    ['another token', 401, { headers: { 'x-ballast-token': 'x'.repeat(43) } }],
    ['no token', 401, { headers: { 'x-ballast-token': '' } }],
    ['another host’s name for this computer', 403, { headers: { host: 'evil.example' } }],
    ['localhost', 403, { headers: { host: 'localhost' } }],
    ['another site', 403, { headers: { origin: 'https://evil.example' } }],
    ['an opaque origin', 403, { headers: { origin: 'null' } }],
    ['a GET', 405, { method: 'GET' }],
    ['a preflight', 405, { method: 'OPTIONS' }],
    ['a form', 415, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['more than 64 kB', 413, { body: ' '.repeat(65_537) }],
    ['invalid JSON', 400, { body: '{' }],
    ['a result of the wrong type', 400, { body: JSON.stringify({ ...ANSWER, result: '0x12' }) }],
    ['no account', 400, { body: JSON.stringify({ ok: true, result: [] }) }],
    [
      'a reason that only main may give',
      400,
      {
        body: JSON.stringify({ ok: false, reason: 'wrong-signature', detail: '' }),
      },
    ],
    ['another path', 404, { path: '/answers' }],
    ['a path with a query', 404, { path: '/answer?x' }],
  ])('refuses %s with %d and keeps waiting', async (_what, status, sent) => {
    const page = await ask();
    expect(await page.send(sent)).toMatchObject({ status, text: `${status}` });
    expect(page.settled).toBeNull();
    expect((await page.send()).status).toBe(200);
    expect(await page.connected).toEqual(ok(ACCOUNT));
  });

  it('refuses a POST without an origin', async () => {
    const { url, send, connected } = await ask();
    const response = await fetch(new URL('/answer', url.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-ballast-token': url.hash.slice(1) },
      body: JSON.stringify(ANSWER),
    });
    expect(response.status).toBe(403);
    await send();
    expect(await connected).toEqual(ok(ACCOUNT));
  });
});

describe('a request to the wallet', () => {
  it('accepts one of two answers and closes', async () => {
    const { begin, send, connected, clock, titles } = await ask();
    const body = JSON.stringify(ANSWER);
    const requests = [begin(), begin()];
    // Both have sent all but the last byte, so that they end at the same moment.
    await Promise.all(
      requests.map((request) => new Promise((sent) => request.write(body.slice(0, -1), sent))),
    );
    for (const request of requests) request.end(body.slice(-1));
    const answers = await Promise.allSettled(requests.map(readResponse));
    const statuses = answers.map((answer) => answer.status === 'fulfilled' && answer.value.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(await connected).toEqual(ok(ACCOUNT));
    await expect(send()).rejects.toThrow(/ECONNREFUSED/);
    expect(clock.pending).toBe(0);
    expect(titles.at(-1)).toBeNull();
  });

  it('ends with the wallet’s own reason, on one line', async () => {
    const { send, connected } = await ask();
    const detail = 'nonce\ntoo\u202elow';
    await send({ body: JSON.stringify({ ok: false, reason: 'failed', detail }) });
    expect(await connected).toEqual(refused('failed', 'nonce too low'));
  });

  it('ends when its page is closed', async () => {
    const { send, connected } = await ask();
    await send({ body: JSON.stringify({ ok: false, reason: 'closed', detail: '' }) });
    expect(await connected).toEqual(refused('closed', ''));
  });

  it('ends after five minutes without an answer', async () => {
    const { send, connected, clock } = await ask();
    clock.advance(FIVE_MINUTES - 1);
    expect((await send({ method: 'GET', path: '/request' })).status).toBe(200);
    clock.advance(1);
    expect(await connected).toEqual(refused('timeout', ''));
    await expect(send()).rejects.toThrow(/ECONNREFUSED/);
  });

  it('ends when cancelled', async () => {
    const { wallet, send, connected, clock } = await ask();
    wallet.cancel();
    expect(await connected).toEqual(refused('closed', ''));
    await expect(send()).rejects.toThrow(/ECONNREFUSED/);
    expect(clock.pending).toBe(0);
  });

  it('is refused while another is open', async () => {
    const { wallet, send, connected } = await ask();
    expect(await wallet.connect()).toEqual(refused('busy', ''));
    await send();
    expect(await connected).toEqual(ok(ACCOUNT));
  });

  it('fails at once when no browser opens, and leaves nothing open', async () => {
    const clock = createFakeClock();
    const wallet = createBrowserWallet({
      chainId: 146,
      clock,
      random: systemRandom,
      openExternal: () => Promise.reject(new Error('no xdg-open')),
      onChange: () => undefined,
    });
    const failure = refused('no-browser', '');
    expect(await wallet.connect()).toEqual(failure);
    expect(await wallet.connect()).toEqual(failure);
    expect(clock.pending).toBe(0);
  });
});
