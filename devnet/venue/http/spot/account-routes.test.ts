import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../../start.ts';
import { createTrader, type Trader } from '../../testing/trader.ts';
import { until } from '../../testing/until.ts';
import { get, orderWith, post } from '../../testing/venue-client.ts';

let devnet: Devnet;
let rest: string;
let trader: Trader;
let empty: Trader;
let shorter: Trader;

const account = (name: string, address: string, more = '') =>
  get(rest, `/spot/account/${name}?address=${address}&chainId=146${more}`);
const faults = (changes: object) =>
  devnet.venue.control({ command: 'set-faults', faults: changes });
const fill = async (body: unknown) => {
  const answer = await post(rest, '/leverage/orders', body);
  return orderWith(rest, answer.body['orderId'], 'filled');
};

beforeAll(async () => {
  devnet = await startDevnet({
    chain: { params: { borrowAprWad: { wS: 0n, USDC: 10n ** 17n } } },
    venue: { control: true, fundingIntervalMs: 300 },
  });
  rest = devnet.venue.restUrl;
  trader = await createTrader(devnet.chain);
  empty = await createTrader(devnet.chain, 2_000_000n);
  shorter = await createTrader(devnet.chain);
  await fill(await trader.openLong());
  await fill(await shorter.openShort());
});
afterAll(async () => {
  for (const client of [trader, empty, shorter]) client.close();
  await devnet.stop();
});
beforeEach(() => devnet.venue.control({ command: 'clear-faults' }));

describe('/spot/account/…', () => {
  it('lists balances with their value and the venue’s placeholder', async () => {
    const { body } = await account('balance', empty.address);
    expect(body['data']).toEqual([
      {
        chainId: 146,
        network: 'Sonic',
        token: 'USDC',
        tokenAddress: expect.stringMatching(/^0x/),
        totalBalance: '2',
        usdValue: '2',
        pnlPct: '0%',
      },
    ]);
  });

  it('lists orders with their outcome', async () => {
    const { body } = await account('orders', trader.address);
    expect(body['data'][0]).toMatchObject({
      symbol: 'wS-USDC',
      orderType: 'open',
      type: 'market',
      side: 'buy',
      positionSide: 'long',
      status: 'filled',
      price: '0.0458',
      notional: '4',
      fee: '0.04',
      feeAsset: 'USDC',
    });
  });

  it('lists trades; a short’s fee is in wS', async () => {
    const [trade] = (await account('trades', shorter.address)).body['data'];
    expect(trade).toMatchObject({
      side: 'sell',
      price: '0.0458',
      size: '87.5',
      notional: '4.0075',
      fee: '0.875',
      feeAsset: 'wS',
    });
  });

  it('returns old rows in base units under the legacy fault', async () => {
    await faults({ legacyRows: true });
    const [trade] = (await account('trades', trader.address)).body['data'];
    expect(trade).toMatchObject({ price: '45800000000000000', fee: '40000', notional: '4' });
  });

  it('reports borrow interest as funding, with a fractional rate', async () => {
    const row = await until(async () => (await account('funding', trader.address)).body['data'][0]);
    expect(row).toMatchObject({ symbol: 'wS-USDC', asset: 'USDC' });
    expect(row.rate).toMatch(/^0\.\d+$/);
    expect(row.amount).toMatch(/^0\.\d+$/);
  });

  it('pages through a list without losing or repeating a row', async () => {
    const lister = await createTrader(devnet.chain);
    for (const nonce of [0, 1, 2]) {
      await fill(await lister.openLong({ sellAmount: 100_000n + BigInt(nonce), nonce }));
    }
    const pages = await Promise.all(
      [1, 2, 3].map((page) => account('trades', lister.address, `&page=${page}&limit=2`)),
    );
    lister.close();
    expect(pages.map(({ body }) => body['pagination'])).toEqual([
      { total: 3, page: 1, limit: 2, hasMore: true },
      { total: 3, page: 2, limit: 2, hasMore: false },
      { total: 3, page: 3, limit: 2, hasMore: false },
    ]);
    const ids = pages.flatMap(({ body }) =>
      body['data'].map((row: { tradeId: string }) => row.tradeId),
    );
    expect(new Set(ids).size).toBe(3);
  });

  it.each(['&page=0', '&limit=501', '&limit=x', '&page=-1'])('refuses %s', async (query) => {
    const answer = await account('trades', trader.address, query);
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_PAGING' } });
  });

  it('refuses a request without an address', async () => {
    const answer = await get(rest, '/spot/account/positions?chainId=146');
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_ADDRESS' } });
  });
});
