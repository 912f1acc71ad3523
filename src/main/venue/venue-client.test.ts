import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Hex,
  orderHash,
  ownerAddress,
  sessionId,
  tokenAddress,
  venueOrderId,
} from '../../shared/domain/ids.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import {
  type ReceivedRequest,
  reply,
  startHttpServer,
  type TestServer,
} from '../testing/http-server.ts';
import { CHAIN_ID, catalog, OWNER, usdc, ws } from '../testing/venue-fixtures.ts';
import type { ResponseFacts } from './http/transport.ts';
import type { PostOrderRequest } from './post-order-request.ts';
import type { PreviewRequest } from './preview-request.ts';
import { createVenueClient } from './venue-client.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

async function venue(answer: (response: ServerResponse, request: ReceivedRequest) => void) {
  server = await startHttpServer((request, response) => answer(response, request));
  const clock = createFakeClock();
  const facts: ResponseFacts[] = [];
  const client = createVenueClient({
    executorUrl: server.url,
    indexerUrl: server.url,
    catalog,
    fetch,
    clock,
    timeoutMs: 10_000,
    onResponse: (response) => facts.push(response),
  });
  return { client, clock, facts, server };
}

const bytes = (byte: string, length: number): Hex => `0x${byte.repeat(length)}`;
const engine = '0x8f143D84Ebf0751E56437A62BAB0528d1c8657BF';
const request: PostOrderRequest = {
  order: {
    action: 0,
    user: OWNER,
    sellToken: usdc.address,
    buyToken: ws.address,
    sellAmount: 4_000_000n,
    buyAmount: 1n,
    validTo: 1776948000,
    feeAmount: 40_000n,
  },
  sessionCall: {
    sessionId: sessionId(bytes('aa', 32)),
    target: engine,
    dataHash: orderHash(bytes('bb', 32)),
    nonce: 0,
    deadline: 1776948000,
    executor: '0x794EB780F0F50591f376ea1f1492e0FD5d234d46',
    feeAmount: 0n,
  },
  delegateSignature: bytes('cc', 65),
};

describe('sending an order', () => {
  it('posts exactly the body of the venue’s examples', async () => {
    const { client, server } = await venue((response) => reply(response, { orderId: 'lev_1' }));
    expect(await client.postOrder(request)).toEqual({ ok: true, value: 'lev_1' });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/leverage/orders' });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      order: {
        action: 0,
        user: OWNER,
        sellToken: '0x29219dd400f2Bf60E5a23d13Be72B486D4038894',
        buyToken: '0x039e2fB66102314Ce7b64Ce5Ce3E5183bc94aD38',
        sellAmount: '4000000',
        buyAmount: '1',
        validTo: 1776948000,
        feeAmount: '40000',
      },
      orderType: 'open',
      signatureType: 'session',
      sessionCall: {
        sessionId: bytes('aa', 32),
        target: engine,
        dataHash: bytes('bb', 32),
        nonce: 0,
        deadline: 1776948000,
        executor: '0x794EB780F0F50591f376ea1f1492e0FD5d234d46',
        feeAmount: '0',
      },
      delegateSignature: bytes('cc', 65),
    });
  });

  it.each([
    [400, { code: 'ORDER_BELOW_MIN_EQUITY', message: 'position equity below PM minimum' }],
    [
      422,
      { errorCode: 'ORDER_BELOW_MIN_EQUITY', errorMessage: 'position equity below PM minimum' },
    ],
    [200, { code: 'ORDER_BELOW_MIN_EQUITY', message: 'position equity below PM minimum' }],
  ])('is refused where the venue says so, with its code (HTTP %i)', async (status, body) => {
    const { client } = await venue((response) => reply(response, body, status));
    expect(await client.postOrder(request)).toEqual({
      ok: false,
      error: {
        kind: 'refused',
        code: 'ORDER_BELOW_MIN_EQUITY',
        message: 'position equity below PM minimum',
        status,
      },
    });
  });

  it('is refused by a 4xx without a code too', async () => {
    const { client } = await venue((response) => response.writeHead(413).end('<html>'));
    expect(await client.postOrder(request)).toMatchObject({
      error: { kind: 'refused', code: 'HTTP_413' },
    });
  });

  it.each([
    ['500', (response) => reply(response, { code: 'ORDER_REVERTED', message: 'x' }, 500)],
    ['502 of a proxy', (response) => response.writeHead(502).end('<html>')],
    ['408', (response) => response.writeHead(408).end()],
    ['a redirect', (response) => response.writeHead(307, { location: '/elsewhere' }).end()],
    ['a connection reset after accepting', (response) => response.destroy()],
    [
      'a body that breaks off',
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"orderId"');
        setImmediate(() => response.destroy());
      },
    ],
    ['a reply that is no JSON', (response) => response.end('accepted')],
    ['a reply without an id', (response) => reply(response, { status: 'pending' })],
    ['an id that is none', (response) => reply(response, { orderId: '../../x' })],
    [
      'a huge reply',
      (response) => reply(response, { orderId: 'lev_1', padding: 'x'.repeat(5 * 1024 * 1024) }),
    ],
  ] as [string, (response: ServerResponse) => void][])(
    'has an unknown outcome after %s, and is not sent again',
    async (_, answer) => {
      const { client, server } = await venue(answer);
      expect(await client.postOrder(request)).toMatchObject({ error: { kind: 'unknown' } });
      expect(server.requests).toHaveLength(1);
    },
  );

  it('has an unknown outcome after a time-out', async () => {
    const { client, clock, server } = await venue(() => {});
    const outcome = client.postOrder(request);
    await expect.poll(() => server.requests.length).toBe(1);
    clock.advance(10_000);
    expect(await outcome).toEqual({
      ok: false,
      error: { kind: 'unknown', detail: 'no answer within 10000 ms' },
    });
  });

  it('was never sent when nobody listens', async () => {
    const { client, server } = await venue(() => {});
    await server.close();
    expect(await client.postOrder(request)).toMatchObject({
      error: { kind: 'unreachable', detail: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it('leaves no timer behind', async () => {
    const { client, clock } = await venue((response) => reply(response, { orderId: 'lev_1' }));
    await client.postOrder(request);
    expect(clock.pending).toBe(0);
  });
});

describe('asking to drop an order', () => {
  const ask = async (status: number, body: unknown) => {
    const { client, server } = await venue((response) => reply(response, body, status));
    const answer = await client.cancelOrder('/o/{orderId}/x', venueOrderId('lev/1'));
    expect(server.requests).toMatchObject([{ method: 'DELETE', path: '/o/lev%2F1/x', body: '' }]);
    return answer;
  };

  it('was asked when the venue answers, whatever it says', async () => {
    expect(await ask(200, { status: 'cancelled' })).toEqual({ ok: true, value: null });
    expect(await ask(202, '')).toEqual({ ok: true, value: null });
  });

  it.each([404, 409, 501])('is refused by HTTP %i', async (status) => {
    expect(await ask(status, {})).toMatchObject({
      error: { kind: 'refused', code: `HTTP_${status}` },
    });
  });

  it('may have been asked when the venue fails', async () => {
    expect(await ask(503, {})).toMatchObject({ error: { kind: 'unknown' } });
  });
});

describe('reading', () => {
  it('the configuration as the venue’s notes show it', async () => {
    const body = {
      chainId: 146,
      signingChainId: 146,
      sessionManager: '0x52Ef449D44cC4205fa44bF644dEE15611FC30734',
      sessionManagerDomainName: 'ftUSD SessionManager',
      leverageRfqEngine: '0x8f143D84Ebf0751E56437A62BAB0528d1c8657BF',
      executorAddress: '0x794EB780F0F50591f376ea1f1492e0FD5d234d46',
      mode: 'executor',
    };
    const { client, server } = await venue((response) => reply(response, { ...body, extra: 1 }));
    expect(await client.config()).toEqual({ ok: true, value: body });
    expect(server.requests[0]?.path).toBe('/leverage/config');
  });

  it('a configuration that lacks a field is malformed: nothing can be signed for it', async () => {
    const { client } = await venue((response) => reply(response, { chainId: 146 }));
    expect(await client.config()).toMatchObject({
      error: {
        kind: 'malformed',
        call: 'config',
        detail: expect.stringContaining('signingChainId'),
      },
    });
  });

  it('asks for the account and the chain, in the documented places', async () => {
    const { client, server } = await venue((response) => reply(response, []));
    const query = { account: OWNER, chainId: CHAIN_ID };
    await client.positions(query);
    await client.balances(query);
    await client.trades({ ...query, page: 2, limit: 500 });
    await client.funding({ ...query, page: 1, limit: 50 });
    await client.orderHistory({ ...query, page: 3, limit: 100 });
    await client.listOrders(OWNER);
    await client.markets(CHAIN_ID);
    await client.tickers(CHAIN_ID);
    expect(server.requests.map(({ path }) => path)).toEqual([
      `/spot/account/positions?address=${OWNER}&chainId=146`,
      `/spot/account/balance?address=${OWNER}&chainId=146`,
      `/spot/account/trades?address=${OWNER}&chainId=146&page=2&limit=500`,
      `/spot/account/funding?address=${OWNER}&chainId=146&page=1&limit=50`,
      `/leverage/orders?user=${OWNER}&page=3&limit=100`,
      `/leverage/orders?user=${OWNER}&page=1&limit=500`,
      '/spot/markets?chainId=146',
      '/spot/tickers?chainId=146',
    ]);
  });

  it('pages through history', async () => {
    const row = {
      id: 'f',
      symbol: 'wS-USDC',
      rate: '0.0009',
      amount: '1',
      timestamp: 1776944355000,
    };
    const pagination = { total: 3, page: 1, limit: 1, hasMore: true };
    const { client } = await venue((response) => reply(response, { data: [row], pagination }));
    const page = await client.funding({ account: OWNER, chainId: CHAIN_ID, page: 1, limit: 1 });
    expect(page).toMatchObject({ value: { hasMore: true, total: 3, rows: [{ rate: '0.0009' }] } });
  });

  it('one order, or null when the venue does not know it', async () => {
    const { client } = await venue((response, { path }) =>
      path.endsWith('/lev_1')
        ? reply(response, { orderId: 'lev_1', status: 'pending' })
        : reply(response, { code: 'ORDER_NOT_FOUND' }, 404),
    );
    expect(await client.getOrder(venueOrderId('lev_1'))).toMatchObject({
      value: { status: 'pending' },
    });
    expect(await client.getOrder(venueOrderId('lev_2'))).toEqual({ ok: true, value: null });
  });

  it('takes the spot markets and leaves their perps’ twins out', async () => {
    const { client } = await venue((response) =>
      reply(response, [
        { symbol: 'WS-USDC', marketType: 'spot' },
        { symbol: 'WS-USDC', marketType: 'perp' },
      ]),
    );
    expect(await client.markets(CHAIN_ID)).toEqual({ ok: true, value: ['WS-USDC'] });
  });

  it('refuses a list with a row it cannot read rather than show it incomplete', async () => {
    const { client } = await venue((response) => reply(response, [{ symbol: 'wS-USDC' }]));
    expect(await client.positions({ account: OWNER, chainId: CHAIN_ID })).toMatchObject({
      error: { kind: 'malformed', call: 'positions' },
    });
  });

  it.each([
    ['no JSON', (response: ServerResponse) => response.end('<html>')],
    ['null', (response: ServerResponse) => reply(response, null)],
    [
      '__proto__ for a list',
      (response: ServerResponse) => response.end('{"__proto__":{"data":[]}}'),
    ],
  ])('an answer of %s is malformed', async (_, answer) => {
    const { client } = await venue(answer);
    expect(await client.tickers(CHAIN_ID)).toMatchObject({ error: { kind: 'malformed' } });
  });

  it('gives up on an answer of more than 4 MiB', async () => {
    const { client } = await venue((response) => response.end(`[${' '.repeat(4 * 1024 * 1024)}]`));
    expect(await client.tickers(CHAIN_ID)).toMatchObject({
      error: { kind: 'malformed', detail: 'it is larger than 4 MiB' },
    });
  });

  it.each([{ feeBps: '100' }, { feeBps: 12.5 }, { feeBps: -1 }, { feeBps: 1_001 }, { bps: 100 }])(
    'takes no fee rate from %j: it is whole basis points, at most a tenth',
    async (body) => {
      const { client, server } = await venue((response) => reply(response, body));
      expect(await client.feeBps('/relayer/fee?v=1')).toMatchObject({
        error: { kind: 'malformed', call: 'fee' },
      });
      expect(server.requests).toMatchObject([{ method: 'GET', path: '/relayer/fee?v=1' }]);
    },
  );

  it('tells when it heard from the venue and what the venue’s clock said', async () => {
    const { client, facts, clock } = await venue((response) => {
      response.setHeader('date', 'Thu, 23 Apr 2026 11:39:15 GMT');
      reply(response, { code: 'NO' }, 400);
    });
    await client.tickers(CHAIN_ID);
    expect(facts).toEqual([
      {
        serverTime: Date.UTC(2026, 3, 23, 11, 39, 15),
        sentAt: clock.now(),
        receivedAt: clock.now(),
      },
    ]);
  });

  it('addresses come out in checksum form', async () => {
    const row = { symbol: 'x', orderId: 'lev_1', status: 'pending', user: OWNER.toLowerCase() };
    const { client } = await venue((response) => reply(response, [row]));
    const orders = await client.listOrders(ownerAddress(tokenAddress(OWNER)));
    expect(orders).toMatchObject({ value: [{ account: OWNER }] });
  });
});

describe('previewing an order', () => {
  const asked: PreviewRequest = {
    account: OWNER,
    chainId: CHAIN_ID,
    symbol: 'wS-USDC',
    orderType: 'open',
    side: 'sell',
    size: '87.5',
    price: null,
  };

  it('posts the terms alone: no signature, and no price for the venue’s own mark', async () => {
    const preview = { orderValue: '4.0075', marginRequired: '0.80', price: '0.0458' };
    const { client, server } = await venue((response) => reply(response, preview));
    expect(await client.previewOrder(asked)).toEqual({
      ok: true,
      value: { orderValue: '4.0075', marginRequired: '0.8' },
    });
    await client.previewOrder({ ...asked, price: '0.05' });
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/spot/order/preview' },
      { method: 'POST', path: '/spot/order/preview' },
    ]);
    const { account: address, price: _, ...rest } = asked;
    const bodies = server.requests.map(({ body }) => JSON.parse(body));
    expect(bodies).toEqual([
      { address, ...rest },
      { address, ...rest, price: '0.05' },
    ]);
  });

  it.each([
    ['an amount as a number', { orderValue: 4.0075, marginRequired: '0.8' }],
    ['a missing amount', { orderValue: '4.0075' }],
    ['a negative one', { orderValue: '4.0075', marginRequired: '-1' }],
  ])('takes nothing from an answer with %s', async (_, body) => {
    const { client } = await venue((response) => reply(response, body));
    expect(await client.previewOrder(asked)).toMatchObject({
      error: { kind: 'malformed', call: 'preview-order' },
    });
  });
});
