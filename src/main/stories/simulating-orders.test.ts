import { createPublicClient, http } from 'viem';
import { describe, expect, it } from 'vitest';
import { valuesLensAbi } from '../../../devnet/chain/abi.ts';
import type { OrderSimulation } from '../../shared/contract/order-simulation.ts';
import type { Figure } from '../../shared/domain/figure.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import type { ComparedFigure } from '../../shared/math/compared-figure.ts';
import { decimal } from '../../shared/math/decimal.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { deskForEachTest } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const desk = deskForEachTest({ sessions: 1 });

const simulate = async (draft: OrderDraft): Promise<OrderSimulation> =>
  unwrap(await desk.paper.call('orders.simulate', { draft }));

/** What an order changes in a long of 200 USDC at market. */
type Change = Partial<OrderDraft>;

const draft = (changed: Change): OrderDraft => ({
  ...desk.openLong('200'),
  ...changed,
});

const number = (figure: Figure): string => {
  if (figure.kind !== 'value') throw new Error(figure.kind);
  return figure.value;
};

/** Whether two figures differ by no more than a base unit's worth: the contract rounds at every step. */
const same = (one: Figure, other: Figure): boolean =>
  one.kind === other.kind &&
  (one.kind !== 'value' ||
    decimal(one.value)
      .minus(decimal(number(other)))
      .abs()
      .lte(decimal('0.000001')));

const chainOf = ({ chain }: OrderSimulation) => {
  const answer = unwrap(chain);
  if (answer.kind !== 'fills') throw new Error(`${answer.errorName} ${answer.detail}`);
  const { equity, debt, health } = answer;
  return { equity, debt, health };
};

const agrees = (figures: Readonly<Record<string, ComparedFigure>>): boolean =>
  Object.values(figures).every(({ own, theirs, differs }) => !differs && same(own, theirs));

/** What the account is worth on chain, read without the terminal. */
async function worth(): Promise<{ readonly equity: Figure; readonly debt: Figure }> {
  const { chain } = desk.devnet;
  const { valuesLens: address, positionsManager } = chain.contracts;
  const user = desk.paper.terminal.snapshot().activeAccount;
  if (!user) throw new Error('no account');
  const [equity, , , , debt] = await createPublicClient({
    transport: http(chain.rpcUrl),
  }).readContract({
    ...{ address, abi: valuesLensAbi, functionName: 'accountValues' },
    args: [positionsManager, user],
  });
  const usd = (wad: bigint): Figure => ({ kind: 'value', value: fromBaseUnits(wad, 18) });
  return { equity: usd(equity), debt: usd(debt) };
}

/** Places the order, and waits until the terminal, too, has seen that the account changed. */
async function fill(order: OrderDraft): Promise<void> {
  const clientOrderId = desk.newOrderId();
  unwrap(await desk.paper.call('orders.place', { clientOrderId, draft: order }));
  await desk.paper.until('filled', ({ orders }) =>
    orders.value.some((one) => one.clientOrderId === clientOrderId && one.stage === 'filled'),
  );
  await desk.readAgain();
}

/** The next preview is answered with this status alone. */
const failPreview = (status: number): Promise<void> =>
  desk.setFaults({
    http: [{ path: '/spot/order/preview', times: 1, does: { kind: 'status', status } }],
  });

describe('an order asked about before it is placed', () => {
  const long: Change = {};
  const halfOfLong: Change = { intent: 'close-long', sellAmount: '1000' };
  const short: Change = { intent: 'open-short', sellAmount: '3000' };
  const halfOfShort: Change = { intent: 'close-short', sellAmount: '50' };
  const toBase: Change = { intent: 'swap-to-base', sellAmount: '20' };

  it.each<[string, Change, readonly Change[]]>([
    ['opening a long', long, []],
    ['closing a part of it', halfOfLong, [long]],
    ['closing the rest', { intent: 'close-long', sellAmount: '3300' }, [long, halfOfLong]],
    ['swapping collateral to base', toBase, [long]],
    ['swapping it back', { intent: 'swap-to-quote', sellAmount: '400' }, [toBase]],
    ['opening a short', short, []],
    ['closing a part of that', halfOfShort, [short]],
    [
      'closing more than is owed',
      { intent: 'close-short', sellAmount: '95' },
      [short, halfOfShort],
    ],
  ])('%s: preview, chain and venue agree, and so it turns out', async (_, changed, earlier) => {
    for (const one of earlier) await fill(draft(one));
    const order = draft(changed);
    const answer = await simulate(order);
    const chain = chainOf(answer);
    expect(agrees(chain), JSON.stringify(chain)).toBe(true);
    const venue = unwrap(answer.venue);
    expect(agrees({ ...venue }), JSON.stringify(venue)).toBe(true);

    await fill(order);
    const { equity, debt } = await worth();
    expect(same(equity, chain.equity.theirs), JSON.stringify([equity, chain.equity])).toBe(true);
    expect(same(debt, chain.debt.theirs), JSON.stringify([debt, chain.debt])).toBe(true);
  });

  it('at a limit: filled at its own price, valued at the oracle’s price of now', async () => {
    const execution = { kind: 'limit', minBuyAmount: '5000', validForSeconds: 600 } as const;
    const answer = await simulate(draft({ execution }));
    const chain = chainOf(answer);
    expect(agrees(chain), JSON.stringify(chain)).toBe(true);
    expect(agrees({ ...unwrap(answer.venue) })).toBe(true);
    // 200 USDC for 5000 wS at 0.0458, and a fee of 2: richer by 27 than now.
    const { equity } = await worth();
    expect(
      decimal(number(chain.equity.own))
        .minus(decimal(number(equity)))
        .toFixed(4),
    ).toBe('27.0000');
  });

  it('leaves no trace: no signature, no row, no order at the venue', async () => {
    const trace = async () => {
      const { orders, sessions } = desk.paper.terminal.snapshot();
      const audit = unwrap(await desk.paper.call('history.audit', { cursor: null, limit: 100 }));
      // The sessions are re-read every few seconds anyway.
      const rows = sessions.value.map(({ checkedAt: _, ...session }) => session);
      return { orders: orders.value, sessions: rows, audit, posts: desk.posts };
    };
    const before = await trace();
    await simulate(draft({}));
    expect(await trace()).toEqual(before);
  });

  it('which the contracts would refuse is told by their reason', async () => {
    await desk.devnet.chain.setBorrowingPaused('USDC', true);
    const { chain, venue } = await simulate(draft({}));
    expect(chain).toMatchObject({
      value: { kind: 'refused', errorName: 'ftPositionManagerBorrowPaused' },
    });
    expect(venue.ok).toBe(true);
    await desk.devnet.chain.setBorrowingPaused('USDC', false);
    expect(unwrap((await simulate(draft({}))).chain).kind).toBe('fills');
  });

  it('which policy refuses is asked about nowhere', async () => {
    const answer = await desk.paper.call('orders.simulate', {
      draft: draft({ sellAmount: '99999' }),
    });
    expect(answer).toMatchObject({ error: { code: 'POLICY_REFUSED' } });
  });

  it.each([404, 501])('of a venue that answers %i: it offers no preview', async (status) => {
    await failPreview(status);
    const { chain, venue } = await simulate(draft({}));
    expect(venue).toEqual({
      ok: false,
      error: { code: 'NOT_AVAILABLE', what: 'venue-preview' },
    });
    expect(agrees(chainOf({ chain, venue }))).toBe(true);
  });

  it('of a venue that does not answer: the chain’s word stands alone', async () => {
    await failPreview(503);
    const { chain, venue } = await simulate(draft({}));
    expect(venue).toMatchObject({ error: { code: 'VENUE_UNREACHABLE' } });
    expect(unwrap(chain).kind).toBe('fills');
  });

  it('with the node down: that is said', async () => {
    await desk.devnet.chain.stop();
    const { chain } = await simulate(draft({}));
    expect(chain).toMatchObject({ error: { code: 'CHAIN_UNREACHABLE' } });
  });
});
