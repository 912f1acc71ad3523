import { describe, expect, it } from 'vitest';
import { venueAnswering } from '../../testing/http-venue.ts';

describe('the relayer’s fee rate', () => {
  it('comes from the configured path at the executor', async () => {
    const { client, server } = await venueAnswering({ feeBps: 100 });
    expect(await client.feeBps('/relayer/fee?v=1')).toEqual({ ok: true, value: 100 });
    expect(server.requests).toMatchObject([{ method: 'GET', path: '/relayer/fee?v=1' }]);
  });

  it.each([{ feeBps: '100' }, { feeBps: 12.5 }, { feeBps: -1 }, { feeBps: 1_001 }, { bps: 100 }])(
    'is not read from %j: it is whole basis points, at most a tenth',
    async (body) => {
      const { client } = await venueAnswering(body);
      expect(await client.feeBps('/relayer/fee')).toMatchObject({
        error: { kind: 'malformed', call: 'fee' },
      });
    },
  );
});
