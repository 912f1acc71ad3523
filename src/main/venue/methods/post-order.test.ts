import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type Hex, orderHash, sessionId } from '../../../shared/domain/ids.ts';
import { reply } from '../../testing/http-server.ts';
import { startHttpVenue } from '../../testing/http-venue.ts';
import { OWNER, usdc, ws } from '../../testing/venue-fixtures.ts';
import type { PostOrderRequest } from './post-order.ts';

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
    const { client, server } = await startHttpVenue((response) =>
      reply(response, { orderId: 'lev_1' }),
    );
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
  ])('is refused with the venue’s code (HTTP %i)', async (status, body) => {
    const { client } = await startHttpVenue((response) => reply(response, body, status));
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

  it('is refused by a 4xx even without a code', async () => {
    const { client } = await startHttpVenue((response) => response.writeHead(413).end('<html>'));
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
    ['a reply that is not JSON', (response) => response.end('accepted')],
    ['a reply without an id', (response) => reply(response, { status: 'pending' })],
    ['an id that is not one', (response) => reply(response, { orderId: '../../x' })],
    [
      'a huge reply',
      (response) => reply(response, { orderId: 'lev_1', padding: 'x'.repeat(5 * 1024 * 1024) }),
    ],
  ] as [string, (response: ServerResponse) => void][])(
    'has an unknown outcome after %s, and is not sent again',
    async (_, answer) => {
      const { client, server } = await startHttpVenue(answer);
      expect(await client.postOrder(request)).toMatchObject({ error: { kind: 'unknown' } });
      expect(server.requests).toHaveLength(1);
    },
  );

  it('has an unknown outcome after a time-out', async () => {
    const { client, clock, server } = await startHttpVenue(() => {});
    const outcome = client.postOrder(request);
    await expect.poll(() => server.requests.length).toBe(1);
    clock.advance(10_000);
    expect(await outcome).toEqual({
      ok: false,
      error: { kind: 'unknown', detail: 'no answer within 10000 ms' },
    });
  });

  it('was never sent if nobody listens', async () => {
    const { client, server } = await startHttpVenue(() => {});
    await server.close();
    expect(await client.postOrder(request)).toMatchObject({
      error: { kind: 'unreachable', detail: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it('leaves no timer behind', async () => {
    const { client, clock } = await startHttpVenue((response) =>
      reply(response, { orderId: 'lev_1' }),
    );
    await client.postOrder(request);
    expect(clock.pending).toBe(0);
  });
});
