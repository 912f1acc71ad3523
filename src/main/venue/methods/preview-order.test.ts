import { describe, expect, it } from 'vitest';
import { reply } from '../../testing/http-server.ts';
import { QUERY, startHttpVenue, venueAnswering } from '../../testing/http-venue.ts';
import type { PreviewRequest } from './preview-order.ts';

const order: PreviewRequest = {
  ...QUERY,
  symbol: 'wS-USDC',
  orderType: 'open',
  side: 'sell',
  size: '87.5',
  price: null,
};

describe('previewing an order', () => {
  it('posts the terms alone: no signature, and no price for the venue’s own mark', async () => {
    const preview = { orderValue: '4.0075', marginRequired: '0.80', price: '0.0458' };
    const { client, server } = await venueAnswering(preview);
    expect(await client.previewOrder(order)).toEqual({
      ok: true,
      value: { orderValue: '4.0075', marginRequired: '0.8' },
    });
    await client.previewOrder({ ...order, price: '0.05' });
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/spot/order/preview' },
      { method: 'POST', path: '/spot/order/preview' },
    ]);
    const { account: address, price: _, ...rest } = order;
    const bodies = server.requests.map(({ body }) => JSON.parse(body));
    expect(bodies).toEqual([
      { address, ...rest },
      { address, ...rest, price: '0.05' },
    ]);
  });

  it.each([404, 501])('gives null from a venue without previews (HTTP %i)', async (status) => {
    const { client } = await startHttpVenue((response) => reply(response, {}, status));
    expect(await client.previewOrder(order)).toEqual({ ok: true, value: null });
  });

  it('reports any other refusal', async () => {
    const body = { code: 'BAD_SIZE', message: 'too small' };
    const { client } = await startHttpVenue((response) => reply(response, body, 400));
    expect(await client.previewOrder(order)).toEqual({
      ok: false,
      error: { kind: 'refused', status: 400, ...body },
    });
  });

  it.each([
    ['an amount as a number', { orderValue: 4.0075, marginRequired: '0.8' }],
    ['a missing amount', { orderValue: '4.0075' }],
    ['a negative amount', { orderValue: '4.0075', marginRequired: '-1' }],
  ])('rejects an answer with %s', async (_, body) => {
    const { client } = await venueAnswering(body);
    expect(await client.previewOrder(order)).toMatchObject({
      error: { kind: 'malformed', call: 'preview-order' },
    });
  });
});
