import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../../devnet/start.ts';
import { createTrader, type OrderBody, type Trader } from '../../../devnet/venue/testing/trader.ts';
import {
  type Address,
  type Hex,
  orderHash,
  ownerAddress,
  sessionId,
  tokenAddress,
  type VenueOrderId,
} from '../../shared/domain/ids.ts';
import type { Token } from '../../shared/domain/token.ts';
import type { Clock } from '../core/ports.ts';
import { systemClock } from '../core/system-clock.ts';
import { systemRandom } from '../core/system-random.ts';
import { matchMarkets } from '../market/match-markets.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import { unwrap } from '../testing/unwrap.ts';
import type { Catalog } from '../venue/catalog.ts';
import { type ChannelState, openAccountChannel } from '../venue/channel/account-channel.ts';
import type { AccountFrame } from '../venue/channel/account-frame.ts';
import type { PostOrderRequest } from '../venue/methods/post-order.ts';
import { createVenueClient, type VenueClient } from '../venue/venue-client.ts';

let devnet: Devnet;
let trader: Trader;
let catalog: Catalog;
let venue: VenueClient;

const TIMEOUT_MS = 60_000;

const connect = (clock: Clock = systemClock): VenueClient =>
  createVenueClient({
    executorUrl: devnet.venue.restUrl,
    indexerUrl: devnet.venue.restUrl,
    fetch,
    clock,
    timeoutMs: TIMEOUT_MS,
    catalog,
  });

beforeAll(async () => {
  devnet = await startDevnet();
  const { usdc, ws } = devnet.chain.contracts;
  const tokens: Token[] = [
    { address: tokenAddress(usdc), symbol: 'USDC', decimals: 6 },
    { address: tokenAddress(ws), symbol: 'wS', decimals: 18 },
  ];
  const markets = matchMarkets(['wS-USDC'], tokens);
  catalog = { markets: () => markets, markPrice: () => '0.0458' };
  venue = connect();
});
afterAll(() => devnet?.stop());

beforeEach(async () => {
  await devnet.venue.control({ command: 'clear-faults' });
  trader = await createTrader(devnet.chain);
});
afterEach(() => trader.close());

const account = () => ownerAddress(trader.address as Address);
const query = () => ({ account: account(), chainId: 146 });

/** A body signed by the independent trader, as this terminal would send it. */
const request = ({ order, sessionCall, delegateSignature }: OrderBody): PostOrderRequest => ({
  order: {
    action: Number(order['action']) as 0 | 1 | 2,
    user: account(),
    sellToken: tokenAddress(order['sellToken'] as Address),
    buyToken: tokenAddress(order['buyToken'] as Address),
    sellAmount: BigInt(order['sellAmount'] ?? 0),
    buyAmount: BigInt(order['buyAmount'] ?? 0),
    validTo: Number(order['validTo']),
    feeAmount: BigInt(order['feeAmount'] ?? 0),
  },
  sessionCall: {
    sessionId: sessionId(sessionCall['sessionId'] as Hex),
    target: sessionCall['target'] as Address,
    dataHash: orderHash(sessionCall['dataHash'] as Hex),
    nonce: Number(sessionCall['nonce']),
    deadline: Number(sessionCall['deadline']),
    executor: sessionCall['executor'] as Address,
    feeAmount: BigInt(sessionCall['feeAmount'] ?? 0),
  },
  delegateSignature: delegateSignature as Hex,
});

const settled = async (id: VenueOrderId) => {
  await expect.poll(async () => unwrap(await venue.getOrder(id))?.status).not.toBe('pending');
  const order = unwrap(await venue.getOrder(id));
  if (!order) throw new Error(`the venue lost ${id}`);
  return order;
};

function listen() {
  const frames: AccountFrame[] = [];
  const states: ChannelState[] = [];
  const channel = openAccountChannel(
    {
      wsUrl: devnet.venue.wsUrl,
      subject: query(),
      catalog,
      clock: systemClock,
      random: systemRandom,
      log: silentLog,
    },
    { onFrame: (frame) => frames.push(frame), onState: (state) => states.push(state) },
  );
  const facts = () => frames.flatMap((frame) => (frame.kind === 'order' ? [frame.event.type] : []));
  return { channel, frames, states, facts };
}

describe('on the paper venue', () => {
  it('the relayer’s rate is read where the venue offers it', async () => {
    expect(await venue.feeBps('/leverage/fee')).toMatchObject({ error: { status: 404 } });
    await devnet.venue.control({ command: 'set-faults', faults: { feeBps: 30 } });
    expect(unwrap(await venue.feeBps('/leverage/fee'))).toBe(30);
  });

  it('an order is accepted, filled, and leaves position, balance and trade behind', async () => {
    const body = await trader.openLong();
    const id = unwrap(await venue.postOrder(request(body)));
    expect(await settled(id)).toMatchObject({
      status: 'filled',
      account: account(),
      terms: { intent: 'open-long', kind: 'market', symbol: 'wS-USDC', sellAmount: '4' },
      sessionId: body.sessionCall['sessionId'],
      nonce: 0,
      orderHash: body.sessionCall['dataHash'],
      fill: { boughtAmount: '87.336244541484716157', price: '0.0458' },
    });
    expect(unwrap(await venue.listOrders(account()))).toHaveLength(1);

    await expect.poll(async () => unwrap(await venue.positions(query())).length).toBe(1);
    expect(unwrap(await venue.positions(query()))).toMatchObject([
      {
        symbol: 'wS-USDC',
        side: 'long',
        size: '87.336244541484716157',
        healthFactor: { kind: 'value' },
        softLiquidation: { kind: 'value' },
        fullLiquidation: { kind: 'value' },
        repaired: false,
      },
    ]);
    const balances = unwrap(await venue.balances(query()));
    expect(balances.map(({ symbol }) => symbol).sort()).toEqual(['USDC', 'wS']);
    const trades = unwrap(await venue.trades({ ...query(), page: 1, limit: 50 }));
    expect(trades).toMatchObject({
      hasMore: false,
      total: 1,
      rows: [{ venueOrderId: id, side: 'buy', fee: { value: '0.04' }, repaired: false }],
    });
  });

  it('the channel tells the same story', async () => {
    const { channel, frames, states, facts } = listen();
    await expect.poll(() => states.at(-1)?.state).toBe('subscribed');
    unwrap(await venue.postOrder(request(await trader.openLong())));
    await expect.poll(facts).toEqual(['pending', 'filled']);
    await expect.poll(() => frames.some(({ kind }) => kind === 'balances')).toBe(true);
    expect(frames.filter(({ kind }) => kind === 'malformed' || kind === 'unknown-type')).toEqual(
      [],
    );
    expect(
      frames.find((frame) => frame.kind === 'order' && frame.event.type === 'filled'),
    ).toMatchObject({
      event: { fill: { boughtAmount: '87.336244541484716157', price: '0.0458' } },
    });
    channel.close();
  });

  it('a second order on a pending nonce is answered with the first one’s id', async () => {
    await devnet.venue.control({ command: 'set-faults', faults: { holdExecution: true } });
    const first = unwrap(await venue.postOrder(request(await trader.openLong())));
    const other = await trader.openLong({ sellAmount: 3_000_000n });
    expect(unwrap(await venue.postOrder(request(other)))).toBe(first);
  });

  it('a refusal comes with its code', async () => {
    const tooSmall = await trader.openLong({ nonce: 9 });
    expect(await venue.postOrder(request(tooSmall))).toMatchObject({
      error: { kind: 'refused', code: 'INVALID_NONCE', status: 400 },
    });
  });

  it('a POST that hangs after it was accepted has an unknown outcome, and the order is found', async () => {
    const hang = {
      path: '/leverage/orders',
      method: 'POST',
      times: 1,
      does: { kind: 'hang' },
    } as const;
    await devnet.venue.control({ command: 'set-faults', faults: { http: [hang] } });
    const body = await trader.openLong();
    const clock = createFakeClock();
    const posted = connect(clock).postOrder(request(body));
    const isHers = ({ order }: { readonly order: { readonly user: string } }) =>
      order.user.toLowerCase() === trader.address.toLowerCase();
    await expect.poll(() => devnet.venue.orders.all().some(isHers)).toBe(true);
    clock.advance(TIMEOUT_MS);
    expect(await posted).toMatchObject({ error: { kind: 'unknown' } });
    const [found] = unwrap(await venue.listOrders(account()));
    expect(found?.orderHash).toBe(body.sessionCall['dataHash']);
  });

  it('a connection destroyed after accepting has an unknown outcome', async () => {
    const gone = {
      path: '/leverage/orders',
      method: 'POST',
      times: 1,
      does: { kind: 'destroy' },
    } as const;
    await devnet.venue.control({ command: 'set-faults', faults: { http: [gone] } });
    expect(await venue.postOrder(request(await trader.openLong()))).toMatchObject({
      error: { kind: 'unknown' },
    });
  });

  it('figures that the venue could not read are unknown, and ghost rows are not shown', async () => {
    await settled(unwrap(await venue.postOrder(request(await trader.openLong()))));
    await expect.poll(async () => unwrap(await venue.positions(query())).length).toBe(1);
    const faults = { ghostRows: true, zeroRisk: true };
    await devnet.venue.control({ command: 'set-faults', faults });
    const unknown = { kind: 'unknown', reason: 'venue-placeholder' };
    expect(unwrap(await venue.positions(query()))).toMatchObject([
      { side: 'long', healthFactor: unknown, softLiquidation: unknown, fullLiquidation: unknown },
    ]);
  });

  it('raw-wei rows of old history are put right', async () => {
    await settled(unwrap(await venue.postOrder(request(await trader.openLong()))));
    const page = { ...query(), page: 1, limit: 50 };
    await expect.poll(async () => unwrap(await venue.trades(page)).rows.length).toBe(1);
    await devnet.venue.control({ command: 'set-faults', faults: { legacyRows: true } });
    const { rows } = unwrap(await venue.trades(page));
    expect(rows).toMatchObject([{ repaired: true, fee: { value: '0.04' } }]);
    expect(rows[0]?.price).toMatchObject({ value: expect.stringMatching(/^0\.0458/) });
  });

  it('markets and tickers are read', async () => {
    expect(unwrap(await venue.markets(146))).toEqual(['wS-USDC']);
    expect(unwrap(await venue.tickers(146))).toMatchObject([
      { symbol: 'wS-USDC', markPrice: '0.0458', change24hPct: { kind: 'value' } },
    ]);
    expect(unwrap(await venue.config())).toMatchObject({
      chainId: 146,
      leverageRfqEngine: devnet.chain.contracts.engine,
    });
  });

  it('a dropped socket comes back by itself', async () => {
    const { channel, states } = listen();
    await expect.poll(() => states.at(-1)?.state).toBe('subscribed');
    await devnet.venue.control({ command: 'drop-sockets' });
    await expect.poll(() => states.map(({ state }) => state)).toContain('down');
    await expect.poll(() => states.at(-1)?.state).toBe('subscribed');
    channel.close();
  });
});
