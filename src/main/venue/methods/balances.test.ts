import { describe, expect, it } from 'vitest';
import { unknown, value } from '../../../shared/domain/figure.ts';
import { QUERY, venueAnswering } from '../../testing/http-venue.ts';
import { OWNER, ws } from '../../testing/venue-fixtures.ts';

const row = {
  chainId: 146,
  network: 'Sonic',
  token: 'wS',
  tokenAddress: ws.address.toLowerCase(),
  totalBalance: '1.5',
  usdValue: '0.065',
  pnlPct: '+2.4%',
};

async function read(change: object) {
  const { client } = await venueAnswering([{ ...row, ...change }]);
  return client.balances(QUERY);
}

describe('a balance', () => {
  it('has its token’s address in checksum form and leaves the placeholder pnlPct out', async () => {
    const { client, server } = await venueAnswering([row]);
    expect(await client.balances(QUERY)).toEqual({
      ok: true,
      value: [
        {
          chainId: 146,
          network: 'Sonic',
          symbol: 'wS',
          token: ws.address,
          total: '1.5',
          usdValue: value('0.065'),
        },
      ],
    });
    expect(server.requests).toMatchObject([
      { method: 'GET', path: `/spot/account/balance?address=${OWNER}&chainId=146` },
    ]);
  });

  it('without a price has an unknown value, not one of zero', async () => {
    expect(await read({ usdValue: '0' })).toMatchObject({
      value: [{ usdValue: unknown('venue-placeholder') }],
    });
    expect(await read({ usdValue: undefined })).toMatchObject({
      value: [{ usdValue: unknown('no-data') }],
    });
  });

  it('of nothing is worth nothing', async () => {
    expect(await read({ totalBalance: '0', usdValue: '0' })).toMatchObject({
      value: [{ usdValue: value('0') }],
    });
  });

  it.each([{ totalBalance: 1.5 }, { totalBalance: '-1' }, { tokenAddress: '0x12' }])(
    'is rejected with %j',
    async (change) => {
      expect(await read(change)).toMatchObject({ error: { kind: 'malformed', call: 'balances' } });
    },
  );
});
