import { createTestClient, http, publicActions } from 'viem';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import { planTopUp } from '../../shared/math/top-up.ts';
import { systemClock } from '../core/system-clock.ts';
import { deskForEachTest } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const desk = deskForEachTest();
let account: OwnerAddress;

beforeEach(() => {
  const { activeAccount } = now();
  if (!activeAccount) throw new Error('no account');
  account = activeAccount;
});

const now = () => desk.paper.terminal.snapshot();
const node = () =>
  createTestClient({ mode: 'anvil', transport: http(desk.devnet.chain.rpcUrl) }).extend(
    publicActions,
  );
const plan = (wanted: number) => planTopUp(now().sessions.value, wanted, systemClock.now());
const rowOf = ({ sessionId }: Session) =>
  now().sessions.value.find((session) => session.sessionId === sessionId);

/** A session that may spend 50 USDC, and wS without limit. */
const create = async (maxCalls: number): Promise<Session> => {
  const [market] = now().markets.value;
  if (!market) throw new Error('no market');
  const { sessionIds } = unwrap(
    await desk.paper.call('sessions.create', {
      account,
      validForSeconds: 7_200,
      maxCalls,
      maxFeeBps: 100,
      limits: [
        { token: market.quote.address, limit: '50' },
        { token: market.base.address, limit: 'unlimited' },
      ],
    }),
  );
  const made = now().sessions.value.find(({ sessionId }) => sessionIds.includes(sessionId));
  if (!made) throw new Error('not made');
  return made;
};

/** Another account of this terminal, which is not the one on show. */
const addAccount = async (): Promise<OwnerAddress> => {
  const { address } = unwrap(await desk.paper.call('accounts.createPaper', {}));
  unwrap(await desk.paper.call('accounts.select', { account }));
  await desk.readAgain();
  return address;
};

/** Spends 46.46 USDC of a session's limit, and one call of it. */
const spend = async (): Promise<void> => {
  const { clientOrderId } = unwrap(await desk.place('46'));
  await desk.paper.until('filled', ({ orders }) =>
    orders.value.some((order) => order.clientOrderId === clientOrderId && order.stage === 'filled'),
  );
  await desk.readAgain();
};

const topUp = (wanted: number, payer: OwnerAddress | null = null) =>
  desk.paper.call('sessions.topUp', {
    account,
    payer,
    desiredSessions: wanted,
    templates: plan(wanted).templates.map(({ sessionId }) => sessionId),
  });

const terms = ({ validUntil, createdAt, maxCalls, maxFeeBps, limits }: Session) => ({
  life: validUntil - Math.floor(createdAt / 1_000),
  maxCalls,
  maxFeeBps,
  limits: limits.map(({ token, limit }) => ({ token, limit })),
});

describe('topping up', () => {
  it('makes fresh sessions with the same terms and keys of their own, and remembers how many are wanted', async () => {
    const old = await create(1);
    expect(now().desiredSessions).toBe(1);
    await spend();
    expect(rowOf(old)?.chain).toBe('calls-exhausted');
    expect(now().desiredSessions).toBe(1);

    const { sessionIds, stopped } = unwrap(await topUp(2));
    expect(stopped).toBeNull();
    expect(sessionIds).toHaveLength(2);
    const made = now().sessions.value.filter(({ sessionId }) => sessionIds.includes(sessionId));
    expect(made.map(terms)).toEqual([terms(old), terms(old)]);
    expect(made.every(({ chain, key }) => chain === 'active' && key === 'ready')).toBe(true);
    expect(new Set([old, ...made].map(({ delegate }) => delegate)).size).toBe(3);
    expect(now().desiredSessions).toBe(2);
    expect(plan(2)).toEqual({ healthy: 2, templates: [] });
  });

  it('leaves a session alone on which an order rests', async () => {
    expect(now().desiredSessions).toBe(0);
    const low = await create(500);
    await spend();
    expect(plan(1)).toMatchObject({ healthy: 0, templates: [{ sessionId: low.sessionId }] });
    const execution = { kind: 'limit', minBuyAmount: '100', validForSeconds: 600 } as const;
    const clientOrderId = desk.newOrderId();
    const draft = { ...desk.openLong('2'), execution };
    unwrap(await desk.paper.call('orders.place', { clientOrderId, draft }));
    const isResting = () =>
      now().orders.value.some(
        (order) =>
          order.clientOrderId === clientOrderId &&
          order.stage === 'open' &&
          order.signature?.sessionId === low.sessionId,
      );
    await desk.paper.until('resting', isResting);

    unwrap(await topUp(1));
    await desk.readAgain();
    expect(isResting()).toBe(true);
    expect(rowOf(low)).toMatchObject({ chain: 'active', key: 'ready' });
    expect(plan(1).healthy).toBe(1);
  });

  it('that stops in the middle keeps what was made, and says why there is no more', async () => {
    await create(500);
    const payer = await addAccount();
    const before = await node().getBalance({ address: payer });
    const wanted = plan(0).healthy + 1;
    unwrap(await topUp(wanted, payer));
    const cost = before - (await node().getBalance({ address: payer }));
    // Half more gas than is used has to be there: enough for one, and too little for another.
    await node().setBalance({ address: payer, value: cost * 2n });

    const { sessionIds, stopped } = unwrap(await topUp(wanted + 3, payer));
    expect(sessionIds).toHaveLength(1);
    expect(stopped).toMatchObject({ code: 'CHAIN_REVERTED', errorName: 'InsufficientFunds' });
    expect(plan(wanted + 3)).toMatchObject({ healthy: wanted + 1, templates: [{}, {}] });
    expect(now().desiredSessions).toBe(wanted + 3);
  });

  it('is refused for a session of another account, and nothing is made', async () => {
    const { sessionId } = await create(500);
    const other = await addAccount();
    expect(
      await desk.paper.call('sessions.topUp', {
        account: other,
        desiredSessions: 1,
        templates: [sessionId],
      }),
    ).toEqual({ ok: false, error: { code: 'NOT_FOUND', what: 'session' } });
  });

  it('is for as many as were wanted, also after a restart', async () => {
    await create(500);
    const { desiredSessions } = now();
    await desk.reopen();
    expect(now().desiredSessions).toBe(desiredSessions);
    expect(desiredSessions).toBeGreaterThan(0);
  });
});
