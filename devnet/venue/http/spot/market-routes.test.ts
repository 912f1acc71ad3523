import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../../start.ts';
import { createTrader } from '../../testing/trader.ts';
import { get, orderWith, post } from '../../testing/venue-client.ts';

let devnet: Devnet;
let rest: string;

const PREVIEW = '/spot/order/preview';

beforeAll(async () => {
  devnet = await startDevnet();
  rest = devnet.venue.restUrl;
});
afterAll(() => devnet.stop());

describe('market data', () => {
  it('lists the market with percentages as text and the venue’s placeholder', async () => {
    const { body } = await get(rest, '/spot/markets?chainId=146');
    expect(body['data'][0]).toMatchObject({
      symbol: 'wS-USDC',
      marketType: 'spot',
      markPrice: '0.0458',
      fundingRate: '0.0000%',
      priceChange24h: expect.stringMatching(/^[+-]\d+\.\d{4}$/),
      priceChangePct24h: expect.stringMatching(/^[+-]\d+\.\d{4}%$/),
      volume24h: '0',
    });
  });

  it('reports borrows as open interest', async () => {
    const trader = await createTrader(devnet.chain);
    const { body } = await post(rest, '/leverage/orders', await trader.openShort());
    await orderWith(rest, body['orderId'], 'filled');
    trader.close();
    const markets = await get(rest, '/spot/markets?chainId=146');
    expect(markets.body['data'][0].openInterest).toBe('4.0475');
  });

  it('returns the ticker alone and in the list', async () => {
    const list = await get(rest, '/spot/tickers?chainId=146');
    const one = await get(rest, '/spot/ticker/wS-USDC?chainId=146');
    expect(list.body['data']).toMatchObject([{ ...one.body, timestamp: expect.any(Number) }]);
    expect(one.body).toMatchObject({ symbol: 'wS-USDC', markPrice: '0.0458', volume24h: '0' });
    expect((await get(rest, '/spot/ticker/BTC-USDC')).status).toBe(404);
  });

  it('serves a week of candles without gaps, ending at the current price', async () => {
    const to = Date.now();
    const query = `symbol=wS-USDC&resolution=60&from=${to - 7 * 86_400_000}&to=${to}`;
    const { body } = await get(rest, `/spot/market/klines?${query}`);
    const times = body['data'].map((candle: { time: number }) => candle.time);
    expect(times.length).toBeGreaterThan(160);
    expect(times.slice(1).every((time: number, i: number) => time - times[i] === 3_600_000)).toBe(
      true,
    );
    expect(body['data'].at(-1)).toMatchObject({ close: '0.0458', volume: '0' });
  });

  it.each([
    ['resolution=7', 'INVALID_RESOLUTION'],
    ['resolution=1&from=0&to=999999999999', 'RANGE_TOO_LONG'],
  ])('refuses candles with %s', async (query, code) => {
    const answer = await get(rest, `/spot/market/klines?symbol=wS-USDC&${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('returns the chain’s endpoints', async () => {
    const { body } = await get(rest, '/spot/chains');
    expect(body['data']).toMatchObject([{ chainId: 146, rpcUrl: devnet.chain.rpcUrl }]);
  });
});

describe('orders on the spot API', () => {
  it('previews the value, and the margin at the account’s resulting leverage', async () => {
    const trader = await createTrader(devnet.chain);
    const terms = { address: trader.address, chainId: 146, symbol: 'wS-USDC', size: '100' };
    trader.close();
    const preview = async (order: object) =>
      (await post(rest, PREVIEW, { ...terms, ...order })).body;
    // 1 USDC of margin: the long holds 5.58 USD with an equity of 1 − 0.0458.
    const long = { orderType: 'open', side: 'buy' };
    expect(await preview(long)).toMatchObject({ orderValue: '4.58', marginRequired: '0.783196' });
    const limit = await preview({ ...long, price: '0.04' });
    expect(limit).toMatchObject({ price: '0.04', orderValue: '4' });
    const close = await preview({ orderType: 'close', side: 'sell' });
    expect(close).toMatchObject({ orderValue: '4.58', marginRequired: '0' });
    expect(await preview({ ...long, size: '3000' })).toMatchObject({ code: 'INSUFFICIENT_EQUITY' });
  });

  it('can never be placed or cancelled there', async () => {
    expect(await post(rest, '/spot/order', {})).toMatchObject({ status: 501 });
    const deleted = await fetch(`${rest}/spot/order/1`, { method: 'DELETE' });
    expect(deleted.status).toBe(501);
  });
});
