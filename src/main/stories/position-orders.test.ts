import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientOrderId } from '../../shared/domain/ids.ts';
import type { OrderStage } from '../../shared/domain/order-stage.ts';
import { decimal, ZERO } from '../../shared/math/decimal.ts';
import { deskForEachTest } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const desk = deskForEachTest({ sessions: 1 });

const market = { symbol: 'wS-USDC', protection: { kind: 'slippage', bps: 100 } } as const;

const account = () => {
  const { activeAccount } = desk.paper.terminal.snapshot();
  if (!activeAccount) throw new Error('no account');
  return activeAccount;
};

/** Base held less base owed, once the page shows a size that `holds`. */
async function net(holds: (size: ReturnType<typeof decimal>) => boolean) {
  const sizeOf = (assets: readonly { symbol: string; collateral: string; debt: string }[]) => {
    const base = assets.find(({ symbol }) => symbol === 'wS');
    return decimal(base?.collateral ?? '0').minus(decimal(base?.debt ?? '0'));
  };
  const { risk } = await desk.paper.until('of that size', (shown) =>
    holds(sizeOf(shown.risk.value?.assets ?? [])),
  );
  return sizeOf(risk.value?.assets ?? []);
}

const at = (id: ClientOrderId, stage: OrderStage) =>
  desk.paper.until(stage, ({ orders }) =>
    orders.value.some((order) => order.clientOrderId === id && order.stage === stage),
  );

const row = (id: ClientOrderId) =>
  desk.paper.terminal.snapshot().orders.value.find((order) => order.clientOrderId === id);

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
  it('is refused when there is none, and nothing is written or sent', async () => {
    const posts = desk.posts;
    expect(await close(10_000)).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND', what: 'position' },
    });
    expect(desk.posts).toBe(posts);
    expect(desk.paper.terminal.snapshot().orders.value).toEqual([]);
  });

  it('sells the part of the position as it is on chain, not as the page last saw it', async () => {
    unwrap(await desk.place('200'));
    const whole = await net((size) => size.gt(decimal('4000')));
    const half = desk.newOrderId();
    unwrap(await close(5_000, half));
    await at(half, 'filled');
    const left = await net((size) => size.lt(decimal('4000')));
    expect(left.times(decimal('2')).minus(whole).abs().lt(decimal('0.000001'))).toBe(true);

    const rest = desk.newOrderId();
    unwrap(await close(10_000, rest));
    await at(rest, 'filled');
    expect((await net((size) => size.lt(decimal('1')))).toFixed()).toBe('0');
  });
});

/** A reversal whose close has reached the venue and is not filled. */
async function reverseOnHold() {
  const [closing, opening] = [desk.newOrderId(), desk.newOrderId()];
  await desk.setFaults({ holdExecution: true });
  unwrap(await reverse(closing, opening));
  await at(closing, 'open');
  return { closing, opening };
}

describe('reversing a position', () => {
  beforeEach(async () => {
    unwrap(await desk.place('100'));
    await net((size) => size.gt(decimal('2000')));
  });

  it('closes it, and opens the same size the other way round only once that is filled', async () => {
    const before = await net((size) => size.gt(ZERO));
    const { closing, opening } = await reverseOnHold();
    const waiting = row(opening);
    expect(waiting).toMatchObject({ stage: 'created', parentOrderId: closing, signature: null });

    await desk.setFaults({ holdExecution: false });
    await at(closing, 'filled');
    await at(opening, 'filled');
    const after = await net((size) => size.lt(ZERO));
    // The fee of the close came out of the position; the fee of the short is debt on top of it.
    expect(after.plus(before).abs().div(before).lt(decimal('0.011'))).toBe(true);
    const events = unwrap(await desk.paper.call('orders.events', { clientOrderId: opening }));
    const told = events.map(({ type }) => type).slice(0, 3);
    expect(told).toEqual(['repriced', 'signed', 'submitting']);
  });

  it('never sends the second order when the first one fails, and says so', async () => {
    const [closing, opening] = [desk.newOrderId(), desk.newOrderId()];
    await desk.setFaults({ blindExecution: true });
    await desk.devnet.venue.control({ command: 'set-spread', bps: 2_000 });
    const posts = desk.posts;
    unwrap(await reverse(closing, opening));
    await desk.paper.until('stopped', ({ notices }) =>
      notices.some(({ code }) => code === 'REVERSE_STOPPED'),
    );
    expect(row(closing)?.stage).toBe('failed');
    expect(row(opening)?.failure?.code).toBe('CLOSE_NOT_FILLED');
    expect(desk.posts).toBe(posts + 1);
  });

  it('judges the second order when its turn comes, and its row says what is against it', async () => {
    const { opening } = await reverseOnHold();
    const posts = desk.posts;
    const { limits } = desk.paper.terminal.snapshot();
    unwrap(await desk.paper.call('limits.set', { ...limits, maxNotional: '1' }));
    await desk.setFaults({ holdExecution: false });
    await at(opening, 'failed');
    expect(row(opening)).toMatchObject({
      signature: null,
      failure: {
        code: 'CLOSE_FILLED',
        refusal: { code: 'POLICY_REFUSED', violations: [{ code: 'OVER_MAX_NOTIONAL' }] },
      },
    });
    expect(desk.posts).toBe(posts);
  });

  it('never sends the second order after a restart', async () => {
    const { closing, opening } = await reverseOnHold();
    const posts = desk.posts;
    await desk.reopen();
    expect(row(opening)).toMatchObject({
      stage: 'failed',
      failure: { code: 'CLOSE_NOT_FINAL' },
    });
    expect(desk.paper.terminal.snapshot().notices).toMatchObject([{ code: 'REVERSE_STOPPED' }]);
    await desk.setFaults({ holdExecution: false });
    await at(closing, 'filled');
    expect((await net((size) => size.lt(decimal('1')))).toFixed()).toBe('0');
    expect(row(opening)?.stage).toBe('failed');
    expect(desk.posts).toBe(posts);
  });

  it('ends as a whole, with nothing sent, when its close cannot be signed', async () => {
    const [closing, opening] = [desk.newOrderId(), desk.newOrderId()];
    const posts = desk.posts;
    const does = { kind: 'status', status: 503 } as const;
    await desk.setFaults({ http: [{ path: '/leverage/config', times: 1, does }] });
    expect(await reverse(closing, opening)).toMatchObject({
      ok: false,
      error: { code: 'VENUE_UNREACHABLE' },
    });
    expect(row(closing)).toMatchObject({ stage: 'failed', signature: null });
    expect(row(opening)).toMatchObject({ stage: 'failed', failure: { code: 'CLOSE_NOT_FILLED' } });
    expect(desk.posts).toBe(posts);
  });

  it('is refused as a whole, with nothing written, when one of its ids was used before', async () => {
    const [closing, used] = [desk.newOrderId(), desk.newOrderId()];
    unwrap(await close(1_000, used));
    await at(used, 'filled');
    expect(await reverse(closing, used)).toEqual({
      ok: false,
      error: { code: 'ALREADY_EXISTS', what: 'order' },
    });
    expect(row(closing)).toBeUndefined();
  });
});
