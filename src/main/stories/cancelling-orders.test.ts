import { createTestClient, http, publicActions } from 'viem';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../../../devnet/venue/testing/until.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { ClientOrderId } from '../../shared/domain/ids.ts';
import { isCancelling, type Order } from '../../shared/domain/order.ts';
import { leverageEngineAbi } from '../chain/abi/leverage-engine.ts';
import { sessionManagerAbi } from '../chain/abi/session-manager.ts';
import { systemClock } from '../core/system-clock.ts';
import { openDatabase } from '../db/open-database.ts';
import { deskForEachTest } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const desk = deskForEachTest({
  sessions: 1,
  env: { BALLAST_CANCEL_ENDPOINT: '/leverage/orders/{orderId}' },
});

beforeEach(async () => {
  const from = systemClock.now();
  await desk.readAgain();
  // History that arrives later could report a fill first.
  await desk.paper.until('done with history', ({ coverage }) =>
    coverage.some(({ kind, checkedAt }) => kind === 'funding' && (checkedAt ?? 0) >= from),
  );
});

const node = () =>
  createTestClient({ mode: 'anvil', transport: http(desk.devnet.chain.rpcUrl) }).extend(
    publicActions,
  );
const rowOf = async (id: ClientOrderId, what: string, holds: (order: Order) => boolean) => {
  const find = (orders: readonly Order[]) => orders.find((o) => o.clientOrderId === id && holds(o));
  const { orders } = await desk.paper.until(what, ({ orders }) => Boolean(find(orders.value)));
  const row = find(orders.value);
  if (!row?.signature) throw new Error('gone');
  return { ...row, signature: row.signature };
};
const inStage = (id: ClientOrderId, stage: Order['stage']) =>
  rowOf(id, stage, (order) => order.stage === stage);

/** 87.3 wS is what 4 USDC buy: more than that rests, less is filled as soon as the venue executes. */
const placeLimit = async (minBuyAmount: string): Promise<ClientOrderId> => {
  const execution = { kind: 'limit', minBuyAmount, validForSeconds: 600 } as const;
  const draft = { ...desk.openLong('4'), execution };
  return unwrap(await desk.paper.call('orders.place', { clientOrderId: desk.newOrderId(), draft }))
    .clientOrderId;
};
const rest = async () => inStage(await placeLimit('100'), 'open');

type By = CommandInput<'orders.cancel'>['by'];
const cancel = (clientOrderId: ClientOrderId, by: By = 'delegate') =>
  desk.paper.call(
    'orders.cancel',
    by === 'delegate' ? { clientOrderId, by, sender: null } : { clientOrderId, by },
  );
const factsOf = async (clientOrderId: ClientOrderId) =>
  unwrap(await desk.paper.call('orders.events', { clientOrderId })).map(({ type }) => type);

const nonceOf = ({ signature: { sessionId } }: Awaited<ReturnType<typeof rest>>) =>
  node().readContract({
    address: desk.devnet.chain.contracts.sessionManager,
    abi: sessionManagerAbi,
    functionName: 'nonces',
    args: [sessionId],
  });
const isDigestDone = ({ signature: { orderDigest } }: Awaited<ReturnType<typeof rest>>) =>
  node().readContract({
    address: desk.devnet.chain.contracts.engine,
    abi: leverageEngineAbi,
    functionName: 'filledDigests',
    args: [orderDigest],
  });
const venueCancelled = ({ venueOrderId }: Order) =>
  until(() => desk.devnet.venue.orders.get(`${venueOrderId}`)?.status === 'cancelled' || undefined);
/** What the page is shown of an order from now on, each change once. */
const shownFlags = (id: ClientOrderId): readonly string[] => {
  const shown: string[] = [];
  const stop = desk.paper.terminal.onDelta(({ changes }) => {
    for (const order of changes.flatMap((change) => ('upsert' in change ? change.upsert : []))) {
      const words = `${order.stage}${isCancelling(order) ? ', cancelling' : ''}`;
      if (order.clientOrderId === id && shown.at(-1) !== words) shown.push(words);
    }
  });
  onTestFinished(stop);
  return shown;
};
const laneCarriesAnother = async () => {
  const { clientOrderId } = unwrap(await desk.place('4'));
  return inStage(clientOrderId, 'filled');
};

describe('a resting order', () => {
  it('is cancelled by its delegate: the nonce is used up, and the session carries the next order', async () => {
    const order = await rest();
    const nonce = await nonceOf(order);
    expect(await cancel(order.clientOrderId)).toEqual({ ok: true, value: null });
    expect(await inStage(order.clientOrderId, 'cancelled')).toMatchObject({
      cancel: { by: 'chain' },
      fill: null,
    });
    expect(await nonceOf(order)).toBe(nonce + 1n);
    expect(await factsOf(order.clientOrderId)).toEqual(
      expect.arrayContaining(['cancel-requested', 'cancelled']),
    );
    const audit = unwrap(await desk.paper.call('history.audit', { cursor: null, limit: 2 }));
    expect(audit.rows).toMatchObject([
      { what: 'transaction', signer: order.account },
      { what: 'invalidate-nonce', clientOrderId: order.clientOrderId },
    ]);
    expect((await laneCarriesAnother()).signature).toMatchObject({
      sessionId: order.signature.sessionId,
      nonce: order.signature.nonce + 1,
    });
  });

  it('is cancelled by its owner at the engine: the digest is done, the nonce stays', async () => {
    const order = await rest();
    const nonce = await nonceOf(order);
    expect(await cancel(order.clientOrderId, 'owner')).toEqual({ ok: true, value: null });
    await inStage(order.clientOrderId, 'cancelled');
    expect(await isDigestDone(order)).toBe(true);
    expect(await nonceOf(order)).toBe(nonce);
    await venueCancelled(order);
    expect((await laneCarriesAnother()).signature.nonce).toBe(order.signature.nonce);
  });

  it('is cancelled at the gas of another account of this terminal', async () => {
    const order = await rest();
    const gas = unwrap(await desk.paper.call('accounts.createPaper', {})).address;
    const { clientOrderId, account } = order;
    unwrap(await desk.paper.call('orders.cancel', { clientOrderId, by: 'delegate', sender: gas }));
    const audit = unwrap(await desk.paper.call('history.audit', { cursor: null, limit: 1 }));
    expect(audit.rows).toMatchObject([{ what: 'transaction', signer: gas }]);
    unwrap(await desk.paper.call('accounts.select', { account }));
    await inStage(clientOrderId, 'cancelled');
  });

  it('stands as before when the app stopped before its cancellation was sent', async () => {
    const { clientOrderId } = await rest();
    await desk.paper.close();
    const { databasePath: path } = desk.paper;
    const database = openDatabase({ path, onDamage: () => {} });
    const at = systemClock.now();
    const requested = { type: 'cancel-requested', by: 'chain' } as const;
    database.journal.append(clientOrderId, { at, source: 'terminal', ...requested });
    database.close();
    await desk.reopen();
    await desk.readAgain();
    expect(await inStage(clientOrderId, 'open')).toMatchObject({ cancel: null });
    expect(await cancel(clientOrderId)).toEqual({ ok: true, value: null });
    await inStage(clientOrderId, 'cancelled');
  });
});

describe('a resting order that the venue is asked to drop', () => {
  const byVenue = async (cancelEndpoint: 'none' | 'cancels' | 'promises') => {
    await desk.setFaults({ cancelEndpoint });
    const order = await rest();
    return { order, answer: await cancel(order.clientOrderId, 'venue') };
  };

  it('is cancelled once the venue says so, and what was signed is still good on chain', async () => {
    const { order, answer } = await byVenue('cancels');
    expect(answer).toEqual({ ok: true, value: null });
    expect(await inStage(order.clientOrderId, 'cancelled')).toMatchObject({
      cancel: { by: 'venue' },
    });
    expect(await nonceOf(order)).toBe(BigInt(order.signature.nonce));
    expect(await isDigestDone(order)).toBe(false);
    expect((await laneCarriesAnother()).signature.nonce).toBe(order.signature.nonce);
  });

  it('is not cancelled by its promise, and can be cancelled on chain meanwhile', async () => {
    const { order, answer } = await byVenue('promises');
    expect(answer).toEqual({ ok: true, value: null });
    await desk.readAgain();
    expect(await inStage(order.clientOrderId, 'open')).toMatchObject({
      cancel: { by: 'venue' },
    });
    expect(await cancel(order.clientOrderId)).toEqual({ ok: true, value: null });
    expect(await inStage(order.clientOrderId, 'cancelled')).toMatchObject({
      cancel: { by: 'chain' },
    });
    expect(await nonceOf(order)).toBe(BigInt(order.signature.nonce) + 1n);
  });

  it('stands as before where the venue offers no such thing, and the other ways remain', async () => {
    const { order, answer } = await byVenue('none');
    expect(answer).toMatchObject({
      error: { code: 'VENUE_CANCEL_REFUSED', venueCode: 'NOT_IMPLEMENTED' },
    });
    expect(await inStage(order.clientOrderId, 'open')).toMatchObject({
      cancel: null,
    });
    expect(await factsOf(order.clientOrderId)).toEqual(
      expect.arrayContaining(['cancel-requested', 'cancel-failed']),
    );
    expect(await cancel(order.clientOrderId, 'owner')).toEqual({ ok: true, value: null });
    await inStage(order.clientOrderId, 'cancelled');
  });

  it('is cancelled though the reply was lost: the venue’s own list tells', async () => {
    const does = { kind: 'destroy' } as const;
    const path = '/leverage/orders';
    await desk.setFaults({
      http: [{ path, method: 'DELETE', times: 1, does }],
      delayFramesMs: 60_000,
    });
    const { order, answer } = await byVenue('cancels');
    expect(answer).toEqual({ ok: true, value: null });
    await inStage(order.clientOrderId, 'cancelled');
    const events = unwrap(
      await desk.paper.call('orders.events', { clientOrderId: order.clientOrderId }),
    );
    expect(events.find(({ type }) => type === 'cancelled')?.source).toBe('poll');
  });
});

describe('an order in doubt', () => {
  it('is settled by a cancellation, though the venue never knew it', async () => {
    const does = { kind: 'status', status: 503 } as const;
    const path = '/leverage/orders';
    await desk.setFaults({ http: [{ path, method: 'POST', times: 1, does }] });
    const { clientOrderId } = await rowOf(
      await placeLimit('100'),
      'in doubt',
      ({ outcomeUnknown }) => outcomeUnknown,
    );
    expect(await cancel(clientOrderId)).toEqual({ ok: true, value: null });
    expect(await inStage(clientOrderId, 'cancelled')).toMatchObject({ outcomeUnknown: false });
  });
});

describe('a cancellation', () => {
  it.each<By>(['delegate', 'owner'])(
    'by the %s that finds the fill already on its way is lost: the order is filled',
    async (by) => {
      await desk.setFaults({ holdExecution: true });
      const { clientOrderId } = await inStage(await placeLimit('86'), 'open');
      const shown = shownFlags(clientOrderId);
      await node().setAutomine(false);
      await desk.setFaults({ holdExecution: false });
      await until(async () => (await node().getTxpoolStatus()).pending === 1 || undefined);
      expect(await cancel(clientOrderId, by)).toMatchObject({ error: { code: 'CHAIN_REVERTED' } });
      expect(await inStage(clientOrderId, 'open')).toMatchObject({ cancel: null });
      expect(shown).toEqual(['open, cancelling', 'open']);
      await node().mine({ blocks: 1 });
      await inStage(clientOrderId, 'filled');
      expect(shown.at(-1)).toBe('filled');
      const facts = await factsOf(clientOrderId);
      expect(facts).toEqual(expect.arrayContaining(['cancel-requested', 'cancel-failed']));
      expect(facts).not.toContain('cancelled');
    },
  );

  it('that comes after a fill of which nobody told finds it on the chain at once', async () => {
    await desk.setFaults({ holdExecution: true });
    const { clientOrderId, venueOrderId } = await inStage(await placeLimit('86'), 'open');
    const refused = { times: 1_000, does: { kind: 'status', status: 503 } } as const;
    const http = ['/leverage/orders', '/spot/account'].map((path) => ({ ...refused, path }));
    await desk.setFaults({ holdExecution: false, delayFramesMs: 60_000, http });
    await until(() => desk.devnet.venue.orders.get(`${venueOrderId}`)?.txHash ?? undefined);
    await inStage(clientOrderId, 'open');
    expect(await cancel(clientOrderId)).toMatchObject({
      error: { code: 'CHAIN_REVERTED', errorName: 'InvalidNonce' },
    });
    await inStage(clientOrderId, 'filled');
    const events = unwrap(await desk.paper.call('orders.events', { clientOrderId }));
    const sources = events.flatMap(({ type, source }) => (type === 'filled' ? [source] : []));
    expect(sources).toEqual(['chain']);
  });

  it('of an order that has ended is refused, and nothing is sent', async () => {
    const { clientOrderId } = await laneCarriesAnother();
    const facts = await factsOf(clientOrderId);
    expect(await cancel(clientOrderId)).toEqual({
      ok: false,
      error: { code: 'ORDER_NOT_CANCELLABLE', why: 'final', stage: 'filled' },
    });
    expect(await factsOf(clientOrderId)).toEqual(facts);
  });

  it('works while the venue is gone', async () => {
    const { clientOrderId } = await rest();
    await desk.devnet.venue.stop();
    expect(await cancel(clientOrderId)).toEqual({ ok: true, value: null });
    await inStage(clientOrderId, 'cancelled');
  });
});
