import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClientOrderId } from '../shared/domain/ids.ts';
import { decimal, ZERO } from '../shared/math/decimal.ts';
import { startTradingDesk, type TradingDesk } from './testing/trading-desk.ts';
import { unwrap } from './testing/unwrap.ts';

let desk: TradingDesk;
beforeAll(async () => {
  desk = await startTradingDesk();
  await desk.createSession();
}, 60_000);
afterAll(() => desk.stop());

const market = { symbol: 'wS-USDC', protection: { kind: 'slippage', bps: 100 } } as const;

const account = () => {
  const { activeAccount } = desk.paper.terminal.snapshot();
  if (!activeAccount) throw new Error('no account');
  return activeAccount;
};

/** Base held less base owed, once nothing is under way any more and the page says so. */
async function net(holds: (size: ReturnType<typeof decimal>) => boolean) {
  const sizeOf = (assets: readonly { symbol: string; collateral: string; debt: string }[]) => {
    const base = assets.find(({ symbol }) => symbol === 'wS');
    return decimal(base?.collateral ?? '0').minus(decimal(base?.debt ?? '0'));
  };
  const { risk } = await desk.paper.until('of that size', (slices) =>
    holds(sizeOf(slices.risk.value?.assets ?? [])),
  );
  return sizeOf(risk.value?.assets ?? []);
}

const filled = (id: ClientOrderId) =>
  desk.paper.until('filled', ({ orders }) =>
    orders.value.some((order) => order.clientOrderId === id && order.stage === 'filled'),
  );

const close = (fractionBps: number, clientOrderId = desk.newOrderId()) =>
  desk.paper.call('positions.close', {
    clientOrderId,
    account: account(),
    fractionBps,
    ...market,
  });

const reverse = (closeOrderId = desk.newOrderId(), openOrderId = desk.newOrderId()) =>
  desk.paper.call('positions.reverse', {
    closeOrderId,
    openOrderId,
    account: account(),
    ...market,
  });

describe('closing a position', () => {
  it('is refused when there is none any more, and nothing is written or sent', async () => {
    const posts = desk.posts;
    expect(await close(10_000)).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND', what: 'open position' },
    });
    expect(desk.posts).toBe(posts);
    expect(desk.paper.terminal.snapshot().orders.value).toEqual([]);
  });

  it('sells the part of the position as it is on chain, not as the page last saw it', async () => {
    unwrap(await desk.place('200'));
    const whole = await net((size) => size.gt(decimal('4000')));
    const half = desk.newOrderId();
    unwrap(await close(5_000, half));
    await filled(half);
    const left = await net((size) => size.lt(decimal('4000')));
    expect(left.times(decimal('2')).minus(whole).abs().lt(decimal('0.000001'))).toBe(true);

    const rest = desk.newOrderId();
    unwrap(await close(10_000, rest));
    await filled(rest);
    expect((await net((size) => size.lt(decimal('1')))).toFixed()).toBe('0');
  });
});

describe('reversing a position', () => {
  beforeEach(async () => {
    unwrap(await desk.place('100'));
    await net((size) => size.gt(decimal('2000')));
  });

  it('closes it, and opens the same size the other way round only once that is filled', async () => {
    const [closing, opening] = [desk.newOrderId(), desk.newOrderId()];
    const before = await net((size) => size.gt(ZERO));
    await desk.setFaults({ holdExecution: true });
    unwrap(await reverse(closing, opening));
    const { orders } = await desk.paper.until('open', ({ orders: { value } }) =>
      value.some((order) => order.clientOrderId === closing && order.stage === 'open'),
    );
    expect(orders.value.some(({ clientOrderId }) => clientOrderId === opening)).toBe(false);

    await desk.setFaults({ holdExecution: false });
    await filled(closing);
    await filled(opening);
    const after = await net((size) => size.lt(ZERO));
    // The fee of the close came out of the position; the fee of the short is debt on top of it.
    expect(after.plus(before).abs().div(before).lt(decimal('0.011'))).toBe(true);
    unwrap(await close(10_000));
    await net((size) => size.gte(ZERO));
  });

  it('stops after the first order when that fails, and says so', async () => {
    const [closing, opening] = [desk.newOrderId(), desk.newOrderId()];
    await desk.setFaults({ blindExecution: true });
    await desk.devnet.venue.control({ command: 'set-spread', bps: 2_000 });
    unwrap(await reverse(closing, opening));
    const { notices, orders } = await desk.paper.until('stopped', ({ notices }) =>
      notices.some(({ code }) => code === 'REVERSE_STOPPED'),
    );
    expect(notices.find(({ code }) => code === 'REVERSE_STOPPED')?.detail).toContain('failed');
    expect(orders.value.find((order) => order.clientOrderId === closing)?.stage).toBe('failed');
    expect(orders.value.some((order) => order.clientOrderId === opening)).toBe(false);
  });
});
