import { describe, expect, it } from 'vitest';
import { venueOrderId } from '../../../shared/domain/ids.ts';
import { reply } from '../../testing/http-server.ts';
import { startHttpVenue } from '../../testing/http-venue.ts';

describe('cancelling an order at the venue', () => {
  const cancel = async (status: number, body: unknown) => {
    const { client, server } = await startHttpVenue((response) => reply(response, body, status));
    const answer = await client.cancelOrder('/o/{orderId}/x', venueOrderId('lev/1'));
    expect(server.requests).toMatchObject([{ method: 'DELETE', path: '/o/lev%2F1/x', body: '' }]);
    return answer;
  };

  it('is requested once the venue answers with success, whatever the body says', async () => {
    expect(await cancel(200, { status: 'cancelled' })).toEqual({ ok: true, value: null });
    expect(await cancel(202, '')).toEqual({ ok: true, value: null });
  });

  it('is requested even if the body of the success cannot be read', async () => {
    const { client } = await startHttpVenue((response) => response.end('done'));
    const answer = await client.cancelOrder('/o/{orderId}', venueOrderId('lev_1'));
    expect(answer).toEqual({ ok: true, value: null });
  });

  it.each([404, 409, 501])('is refused by HTTP %i', async (status) => {
    expect(await cancel(status, {})).toMatchObject({
      error: { kind: 'refused', code: `HTTP_${status}` },
    });
  });

  it('has an unknown outcome when the venue fails', async () => {
    expect(await cancel(503, {})).toMatchObject({ error: { kind: 'unknown' } });
  });
});
