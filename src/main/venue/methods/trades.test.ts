import { describe, expect, it } from 'vitest';
import { unknown, value } from '../../../shared/domain/figure.ts';
import { FIRST_PAGE, venueAnswering } from '../../testing/http-venue.ts';
import { unwrap } from '../../testing/unwrap.ts';
import { emptyCatalog, OWNER } from '../../testing/venue-fixtures.ts';
import type { Catalog } from '../catalog.ts';

const hash = `0x${'ab'.repeat(32)}`;
const row = {
  tradeId: 'trade-1',
  orderId: 'lev_1',
  symbol: 'wS-USDC',
  side: 'buy',
  price: '0.05',
  size: '80',
  notional: '4',
  fee: '0.04',
  feeAsset: 'USDC',
  txHash: hash,
  timestamp: 1776944355000,
};

async function fill(change: object, known?: Catalog) {
  const { client } = await venueAnswering([{ ...row, ...change }], known);
  return unwrap(await client.trades(FIRST_PAGE)).rows.at(0);
}

describe('a trade', () => {
  it('is a fill of its account', async () => {
    expect(await fill({})).toEqual({
      id: 'trade-1',
      account: OWNER,
      venueOrderId: 'lev_1',
      symbol: 'wS-USDC',
      side: 'buy',
      price: value('0.05'),
      size: '80',
      notional: value('4'),
      fee: value('0.04'),
      feeSymbol: 'USDC',
      txHash: hash,
      at: 1776944355000,
      repaired: false,
    });
  });

  it('with a raw price gets the price that its notional implies, and is marked as repaired', async () => {
    expect(await fill({ price: '50000000000000000' })).toMatchObject({
      price: value('0.05'),
      repaired: true,
    });
  });

  it('keeps a price of up to 100 × mark', async () => {
    expect(await fill({ price: '4.58' })).toMatchObject({ price: value('4.58'), repaired: false });
    expect(await fill({ price: '4.59' })).toMatchObject({ price: value('0.05'), repaired: true });
  });

  it('with a raw price and no notional has an unknown price, not a wrong one', async () => {
    expect(await fill({ price: '50000000000000000', notional: '0' })).toMatchObject({
      price: unknown('malformed'),
      repaired: true,
    });
  });

  it('keeps its price if no mark is known to judge it by', async () => {
    const row = await fill({ price: '50000000000000000' }, emptyCatalog);
    expect(row).toMatchObject({ price: value('50000000000000000'), repaired: false });
  });

  it('with a raw fee gets it in tokens of the asset it was paid in', async () => {
    expect(await fill({ fee: '40000' })).toMatchObject({ fee: value('0.04'), repaired: true });
    expect(await fill({ fee: '875000000000000000', feeAsset: 'wS', side: 'sell' })).toMatchObject({
      fee: value('0.875'),
      repaired: true,
    });
  });

  it('with a raw fee and no fee asset uses the token sold', async () => {
    expect(await fill({ fee: '40000', feeAsset: null })).toMatchObject({ fee: value('0.04') });
    const sold = { fee: '875000000000000000', feeAsset: null, side: 'sell' };
    expect(await fill(sold)).toMatchObject({ fee: value('0.875') });
  });

  it('with a raw fee in an unknown asset has an unknown fee', async () => {
    expect(await fill({ fee: '40000', feeAsset: 'XYZ' })).toMatchObject({
      fee: unknown('no-data'),
    });
  });

  it('keeps a fee of up to 10 × notional', async () => {
    expect(await fill({ fee: '40' })).toMatchObject({ fee: value('40'), repaired: false });
  });
});

describe('the trade history', () => {
  it('is read in pages, from the documented URL', async () => {
    const { client, server } = await venueAnswering({ data: [row], pagination: { total: 501 } });
    const page = await client.trades({ ...FIRST_PAGE, page: 2, limit: 500 });
    expect(page).toMatchObject({ value: { hasMore: false, total: 501 } });
    expect(server.requests).toMatchObject([
      {
        method: 'GET',
        path: `/spot/account/trades?address=${OWNER}&chainId=146&page=2&limit=500`,
      },
    ]);
  });
});
