import { describe, expect, it } from 'vitest';
import { venueAnswering } from '../../testing/http-venue.ts';
import { CHAIN_ID } from '../../testing/venue-fixtures.ts';

/** From the venue's notes. */
const row = {
  symbol: 'WS-USDC',
  marketType: 'spot',
  marketCap: '10874864.5551',
  openInterest: '30.0317',
  fundingRate: '57.6597%',
  priceChange24h: '+0.0020',
  priceChangePct24h: '+4.5677%',
  volume24h: '0',
};

describe('the venue’s markets', () => {
  it('are read from the documented URL, as in the venue’s notes', async () => {
    const { client, server } = await venueAnswering([row]);
    expect(await client.markets(CHAIN_ID)).toEqual({ ok: true, value: ['WS-USDC'] });
    expect(server.requests).toMatchObject([{ method: 'GET', path: '/spot/markets?chainId=146' }]);
  });

  it('are the spot markets, without their perp twins', async () => {
    const { client } = await venueAnswering([
      { symbol: 'WS-USDC' },
      { ...row, marketType: 'perp' },
    ]);
    expect(await client.markets(CHAIN_ID)).toEqual({ ok: true, value: ['WS-USDC'] });
  });
});
