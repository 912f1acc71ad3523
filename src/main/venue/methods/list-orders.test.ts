import { describe, expect, it } from 'vitest';
import { ownerAddress, tokenAddress, venueOrderId } from '../../../shared/domain/ids.ts';
import { reply } from '../../testing/http-server.ts';
import { QUERY, startHttpVenue, venueAnswering } from '../../testing/http-venue.ts';
import { OWNER } from '../../testing/venue-fixtures.ts';

describe('the venue’s order list', () => {
  it('is read in pages, from the documented URL', async () => {
    const row = { orderId: 'lev_1', status: 'filled' };
    const { client, server } = await venueAnswering({ data: [row], pagination: { total: 300 } });
    expect(await client.orderHistory({ ...QUERY, page: 2, limit: 100 })).toMatchObject({
      value: { rows: [{ venueOrderId: 'lev_1', status: 'filled' }], hasMore: true, total: 300 },
    });
    expect(server.requests).toMatchObject([
      { method: 'GET', path: `/leverage/orders?user=${OWNER}&page=2&limit=100` },
    ]);
  });

  it('gives its latest 500 orders in one request', async () => {
    const { client, server } = await venueAnswering([]);
    expect(await client.listOrders(OWNER)).toEqual({ ok: true, value: [] });
    expect(server.requests).toMatchObject([
      { method: 'GET', path: `/leverage/orders?user=${OWNER}&page=1&limit=500` },
    ]);
  });

  it('names accounts in checksum form', async () => {
    const row = { orderId: 'lev_1', status: 'pending', user: OWNER.toLowerCase() };
    const { client } = await venueAnswering([row]);
    const orders = await client.listOrders(ownerAddress(tokenAddress(OWNER)));
    expect(orders).toMatchObject({ value: [{ account: OWNER }] });
  });
});

describe('one order by its id', () => {
  it('is found, or null when the venue does not know it', async () => {
    const { client } = await startHttpVenue((response, { path }) =>
      path === '/leverage/orders/lev_1'
        ? reply(response, { orderId: 'lev_1', status: 'pending' })
        : reply(response, { code: 'ORDER_NOT_FOUND' }, 404),
    );
    expect(await client.getOrder(venueOrderId('lev_1'))).toMatchObject({
      value: { status: 'pending' },
    });
    expect(await client.getOrder(venueOrderId('lev_2'))).toEqual({ ok: true, value: null });
  });

  it('is not taken as missing when the venue refuses for another reason', async () => {
    const { client } = await startHttpVenue((response) => reply(response, {}, 403));
    expect(await client.getOrder(venueOrderId('lev_1'))).toMatchObject({
      error: { kind: 'refused', code: 'HTTP_403' },
    });
  });
});
