import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../../start.ts';
import { createTrader, type Trader } from '../../testing/trader.ts';
import { get, orderWith, post } from '../../testing/venue-client.ts';

let devnet: Devnet;
let rest: string;
let trader: Trader;

beforeAll(async () => {
  devnet = await startDevnet();
  rest = devnet.venue.restUrl;
  trader = await createTrader(devnet.chain);
  const { body } = await post(rest, '/leverage/orders', await trader.openLong());
  await orderWith(rest, body['orderId'], 'filled');
});
beforeEach(() => devnet.venue.control({ command: 'clear-faults' }));
afterAll(async () => {
  trader.close();
  await devnet.stop();
});

describe('/leverage/config', () => {
  it('returns the contracts and the executor', async () => {
    const { body } = await get(rest, '/leverage/config');
    expect(body).toMatchObject({
      chainId: 146,
      signingChainId: 146,
      sessionManagerDomainName: 'ftUSD SessionManager',
      executorAddress: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
      mode: 'executor',
    });
    expect(body['leverageRfqEngine'].toLowerCase()).toBe(
      devnet.chain.contracts.engine.toLowerCase(),
    );
    expect(body['sessionManager'].toLowerCase()).toBe(
      devnet.chain.contracts.sessionManager.toLowerCase(),
    );
  });

  it('changes under the config fault', async () => {
    const config = { leverageRfqEngine: `0x${'55'.repeat(20)}`, chainId: 147 };
    await devnet.venue.control({ command: 'set-faults', faults: { config } });
    const { body } = await get(rest, '/leverage/config');
    expect(body).toMatchObject(config);
  });
});

describe('/leverage/fee', () => {
  it('answers 404 until there is a rate', async () => {
    expect(await get(rest, '/leverage/fee')).toMatchObject({ status: 404 });
    await devnet.venue.control({ command: 'set-faults', faults: { feeBps: 30 } });
    expect(await get(rest, '/leverage/fee')).toMatchObject({ status: 200, body: { feeBps: 30 } });
  });
});

describe('/leverage/orders', () => {
  it('lists a user’s orders, optionally by status', async () => {
    const of = (query: string) => get(rest, `/leverage/orders?user=${trader.address}${query}`);
    expect((await of('')).body).toMatchObject({
      data: [
        { status: 'filled', user: trader.address, nonce: 0, order: { sellAmount: '4000000' } },
      ],
      pagination: { total: 1, page: 1, limit: 50, hasMore: false },
    });
    expect((await of('&status=pending')).body['data']).toEqual([]);
    expect((await of('&status=lost')).body).toMatchObject({ code: 'INVALID_STATUS' });
  });

  it('answers 404 for an unknown order', async () => {
    expect(await get(rest, '/leverage/orders/lev_0')).toMatchObject({
      status: 404,
      body: { code: 'ORDER_NOT_FOUND' },
    });
  });
});
