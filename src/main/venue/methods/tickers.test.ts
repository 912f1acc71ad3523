import { describe, expect, it } from 'vitest';
import { unknown, value } from '../../../shared/domain/figure.ts';
import { venueAnswering } from '../../testing/http-venue.ts';
import { unwrap } from '../../testing/unwrap.ts';
import { CHAIN_ID, emptyCatalog } from '../../testing/venue-fixtures.ts';
import type { Catalog } from '../catalog.ts';

const row = { symbol: 'WS-USDC', markPrice: '0.0458', priceChangePct24h: '+4.5677%' };

async function read(change: object, known?: Catalog) {
  const { client } = await venueAnswering([{ ...row, ...change }], known);
  return unwrap(await client.tickers(CHAIN_ID));
}

describe('a ticker', () => {
  it('has the market’s own name, its price, and the time it was received', async () => {
    const { client, clock, server } = await venueAnswering([row]);
    expect(unwrap(await client.tickers(CHAIN_ID))).toEqual([
      {
        symbol: 'wS-USDC',
        markPrice: '0.0458',
        change24hPct: value('4.5677'),
        receivedAt: clock.now(),
      },
    ]);
    expect(server.requests).toMatchObject([{ method: 'GET', path: '/spot/tickers?chainId=146' }]);
  });

  it('keeps the venue’s name while the market is not known', async () => {
    expect(await read({}, emptyCatalog)).toMatchObject([{ symbol: 'WS-USDC' }]);
  });

  it.each(['0', undefined, '-1', 0.0458, 'NaN'])(
    'with the price %j is left out: a missing price is not a price of zero',
    async (markPrice) => {
      expect(await read({ markPrice })).toEqual([]);
    },
  );

  it('without statistics has an unknown change', async () => {
    expect(await read({ priceChangePct24h: undefined })).toMatchObject([
      { change24hPct: unknown('no-data') },
    ]);
  });
});
