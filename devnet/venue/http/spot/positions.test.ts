import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../../start.ts';
import { createTrader, type Trader } from '../../testing/trader.ts';
import { get, indexed, orderWith, post } from '../../testing/venue-client.ts';

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
beforeEach(async () => {
  await devnet.venue.control({ command: 'clear-faults' });
  await devnet.chain.setPrice('wS', '0.0458');
  await indexed(devnet);
});

describe('/spot/account/positions', () => {
  it('shows the worked long with both liquidation prices', async () => {
    const { body } = await account('positions', trader.address);
    expect(body['data']).toHaveLength(1);
    const [row] = body['data'];
    expect(row).toMatchObject({
      symbol: 'wS-USDC',
      side: 'long',
      marginType: 'cross',
      size: '87.336244541484716157',
      entryPrice: '0.0458',
      markPrice: '0.0458',
      liquidationPriceReason: null,
    });
    expect(row.liquidationPrice).toBe(row.partialLiquidationPrice);
    // Interest grows the debt from block to block, so the last digits change.
    expect(row.healthFactor).toMatch(/^3\.191/);
    expect(row.partialLiquidationPrice).toMatch(/^0\.03950/);
    expect(row.fullLiquidationPrice).toMatch(/^0\.03785/);
    expect(row.leverage).toMatch(/^5\.208/);
    expect(row.margin).toMatch(/^0\.76/);
  });

  it('shows the worked short, whose size is its debt', async () => {
    const [row] = (await account('positions', shorter.address)).body['data'];
    expect(row).toMatchObject({ side: 'short', size: '88.375', entryPrice: '0.0458' });
    expect(row.healthFactor).toMatch(/^3\.173/);
    expect(row.partialLiquidationPrice).toMatch(/^0\.05112/);
    expect(row.fullLiquidationPrice).toMatch(/^0\.05288/);
  });

  it('has no rows for an account without positions or on another chain', async () => {
    const none = { data: [], pagination: { total: 0, page: 1, limit: 50, hasMore: false } };
    expect((await account('positions', empty.address)).body).toEqual(none);
    const elsewhere = `/spot/account/positions?address=${trader.address}&chainId=1`;
    expect((await get(rest, elsewhere)).body).toEqual(none);
  });

  it('answers "0" for risk it cannot read', async () => {
    const unread = {
      healthFactor: '0',
      partialLiquidationPrice: '0',
      fullLiquidationPrice: '0',
      liquidationPrice: '0',
      liquidationPriceReason: 'chain_read_failed',
      margin: '0',
      markPrice: '0.0458',
    };
    await faults({ zeroRisk: true });
    expect((await account('positions', trader.address)).body['data'][0]).toMatchObject(unread);
    await faults({ zeroRisk: false });
    await devnet.venue.control({ command: 'set-oracle-stale', stale: true });
    expect((await account('positions', trader.address)).body['data'][0]).toMatchObject(unread);
    await devnet.venue.control({ command: 'set-oracle-stale', stale: false });
  });

  it('lists ghost rows only under the ghostRows fault', async () => {
    await faults({ ghostRows: true });
    const { body } = await account('positions', empty.address);
    const reasons = body['data'].map(
      (row: Record<string, string>) => row['liquidationPriceReason'],
    );
    expect(reasons).toEqual(['user_debt_unavailable', 'user_collateral_unavailable']);
  });

  it('shows a gain for a long and a loss for a short when the price rises', async () => {
    await devnet.chain.setPrice('wS', '0.0504');
    const gain = async (client: Trader) =>
      (await account('positions', client.address)).body['data'][0].unrealizedPnl;
    await indexed(devnet);
    // 87.336… · 0.0046 and 87.5 · 0.0046
    expect(await gain(trader)).toBe('0.401746');
    expect(await gain(shorter)).toBe('-0.4025');
  });

  it('reports that an account without debt cannot be liquidated', async () => {
    const client = await createTrader(devnet.chain);
    await fill(await client.openLong());
    await devnet.chain.setPrice('wS', '0.0504');
    const close = {
      orderType: 'close',
      sell: 'wS',
      sellAmount: 85n * 10n ** 18n,
      nonce: 1,
    } as const;
    await fill(await client.order(close));
    const [row] = (await account('positions', client.address)).body['data'];
    client.close();
    expect(row).toMatchObject({
      side: 'long',
      healthFactor: '999999',
      partialLiquidationPrice: '0',
      fullLiquidationPrice: '0',
      liquidationPriceReason: 'not_liquidatable',
      leverage: '1',
    });
  });

  it('removes a closed position and averages the next one from zero', async () => {
    const client = await createTrader(devnet.chain);
    const rows = async () => (await account('positions', client.address)).body['data'];
    await fill(await client.openShort());
    const close = { orderType: 'close', sell: 'USDC', sellAmount: 4_200_000n, nonce: 1 } as const;
    await fill(await client.order(close));
    expect(await rows()).toEqual([]);
    await devnet.chain.setPrice('wS', '0.05');
    await fill(await client.openShort({ sellAmount: 10n ** 19n, nonce: 2 }));
    expect(await rows()).toMatchObject([{ side: 'short', entryPrice: '0.05', size: '10.1' }]);
    client.close();
  });
});
