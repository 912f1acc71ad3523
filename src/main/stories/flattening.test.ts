import { beforeEach, describe, expect, it } from 'vitest';
import type { Flatten } from '../../shared/domain/flatten.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { isFinal } from '../../shared/domain/order-stage.ts';
import type { Slices } from '../../shared/domain/slices.ts';
import { planFlatten } from '../../shared/policy/plan-flatten.ts';
import { systemClock } from '../core/system-clock.ts';
import { openDatabase } from '../db/open-database.ts';
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
const plan = () => planFlatten(now());
const active = () => now().sessions.value.filter(({ chain }) => chain === 'active');

const start = (payer: OwnerAddress | null = null) =>
  desk.paper.call('flatten.start', { account, payer, slippageBps: 100 });
const until = async (what: string, holds: (flatten: Flatten) => boolean): Promise<Flatten> => {
  const { flatten } = await desk.paper.until(
    what,
    (shown) => shown.flatten !== null && holds(shown.flatten),
  );
  if (!flatten) throw new Error('gone');
  return flatten;
};
const end = () => until('ended', ({ state }) => state.kind !== 'running');

const longOf = ({ risk }: Slices) =>
  risk.value?.assets.some(({ symbol, collateral }) => symbol === 'wS' && collateral !== '0');
const openLong = async (): Promise<void> => {
  unwrap(await desk.place('40'));
  await desk.paper.until('long', (shown) => longOf(shown) === true);
};
/** More wS than 4 USDC buy. */
const rest = async () => {
  const clientOrderId = desk.newOrderId();
  const execution = { kind: 'limit', minBuyAmount: '100', validForSeconds: 600 } as const;
  const draft = { ...desk.openLong('4'), execution };
  unwrap(await desk.paper.call('orders.place', { clientOrderId, draft }));
  await desk.paper.until('resting', ({ orders }) =>
    orders.value.some((order) => order.clientOrderId === clientOrderId && order.stage === 'open'),
  );
  return clientOrderId;
};
/** The close is on its way, and stays so until the venue executes again. */
const holdTheClose = async (): Promise<void> => {
  await openLong();
  await desk.setFaults({ holdExecution: true });
  unwrap(await start());
  await until('closing', ({ step }) => step === 'close');
  await desk.paper.until('sent', ({ orders }) =>
    orders.value.some(({ terms, stage }) => terms?.intent === 'close-long' && stage === 'open'),
  );
};

/** Another account of this terminal, which is not the one on show. */
const addAccount = async (): Promise<OwnerAddress> => {
  const { address } = unwrap(await desk.paper.call('accounts.createPaper', {}));
  unwrap(await desk.paper.call('accounts.select', { account }));
  await desk.readAgain();
  return address;
};

const nothingUnderWay = () =>
  desk.paper.until('final', ({ orders }) => orders.value.every(({ stage }) => isFinal(stage)));

describe('closing everything, then revoking', () => {
  it('cancels what rests, closes what is open, and only then revokes every session', async () => {
    await desk.createSession();
    await desk.createSession();
    await openLong();
    const resting = await rest();
    expect(plan()).toMatchObject({ orders: [{}], positions: [{}], sessions: [{}, {}] });

    unwrap(await start());
    expect(await end()).toMatchObject({
      step: 'revoke',
      cancelled: 1,
      closed: 1,
      revoked: 2,
      state: { kind: 'done' },
    });
    expect(plan()).toEqual({ orders: [], positions: [], sessions: [] });
    const row = now().orders.value.find(({ clientOrderId }) => clientOrderId === resting);
    expect(row?.stage).toBe('cancelled');
    expect(now().desiredSessions).toBe(0);

    const { rows } = unwrap(await desk.paper.call('history.audit', { cursor: null, limit: 5 }));
    const why = rows.map((entry) => entry.why.split(' ')[0]).reverse();
    expect(why).toEqual(['cancel', 'cancel', 'close-long', 'revoke', 'revoke']);
  });

  it('is shown until the user dismisses it', async () => {
    await desk.createSession();
    unwrap(await start());
    expect((await end()).state).toEqual({ kind: 'done' });
    await desk.reopen();
    expect(now().flatten?.state).toEqual({ kind: 'done' });
    unwrap(await desk.paper.call('flatten.dismiss', { account }));
    expect(now().flatten).toBeNull();
    await desk.reopen();
    expect(now().flatten).toBeNull();
  });

  it('is paid for by another account, when the owner only signs', async () => {
    const payer = await addAccount();
    await desk.createSession();
    await rest();
    unwrap(await start(payer));
    expect((await end()).state).toEqual({ kind: 'done' });
    const { rows } = unwrap(await desk.paper.call('history.audit', { cursor: null, limit: 4 }));
    expect(rows.map(({ what }) => what).reverse()).toEqual([
      'invalidate-nonce',
      'transaction',
      'revoke-session',
      'transaction',
    ]);
    expect(rows.filter(({ what }) => what === 'transaction')).toMatchObject([
      { signer: payer },
      { signer: payer },
    ]);
  });
});

describe('closing everything stops', () => {
  it('when a close is not filled, and revokes nothing while the position is open', async () => {
    await desk.createSession();
    await openLong();
    await desk.setFaults({ blindExecution: true });
    await desk.devnet.venue.control({ command: 'set-spread', bps: 2_000 });
    unwrap(await start());
    expect(await end()).toMatchObject({
      step: 'close',
      closed: 0,
      revoked: 0,
      state: { kind: 'stopped', why: { code: 'ORDER_ENDED', stage: 'failed' } },
    });
    expect(active()).toHaveLength(1);
    expect(plan().positions).toHaveLength(1);

    await desk.devnet.venue.control({ command: 'clear-faults' });
    await desk.devnet.venue.control({ command: 'set-spread', bps: 0 });
    unwrap(await start());
    expect(await end()).toMatchObject({ closed: 1, revoked: 1, state: { kind: 'done' } });
  });

  it('when a close is refused before it is sent, and says why', async () => {
    await desk.createSession();
    await openLong();
    for (const { sessionId } of active()) {
      unwrap(await desk.paper.call('sessions.revoke', { sessionId }));
    }
    unwrap(await start());
    expect(await end()).toMatchObject({
      step: 'close',
      state: {
        why: {
          code: 'REFUSED',
          error: { violations: [{ code: 'SESSION_NOT_ACTIVE', state: 'revoked' }] },
        },
      },
    });
    await desk.createSession();
    unwrap(await start());
    expect((await end()).state).toEqual({ kind: 'done' });
  });

  it('as soon as another account is on show', async () => {
    const other = await addAccount();
    await desk.createSession();
    await holdTheClose();
    expect(await start()).toEqual({
      ok: false,
      error: { code: 'NOT_AVAILABLE', what: 'second-flatten' },
    });
    unwrap(await desk.paper.call('accounts.select', { account: other }));
    expect(now().flatten).toBeNull();
    unwrap(await desk.paper.call('accounts.select', { account }));
    expect(await end()).toMatchObject({
      step: 'close',
      closed: 0,
      state: { why: { code: 'ACCOUNT_LEFT' } },
    });
    await desk.setFaults({ holdExecution: false });
    await desk.readAgain();
    await nothingUnderWay();
    expect(active()).toHaveLength(1);
  });

  it('when the app is closed in the middle, and does not go on by itself', async () => {
    await desk.createSession();
    await holdTheClose();
    await desk.reopen();
    expect(now().flatten).toMatchObject({
      step: 'close',
      state: { kind: 'stopped', why: { code: 'INTERRUPTED' } },
    });
    await desk.setFaults({ holdExecution: false });
    await desk.readAgain();
    await nothingUnderWay();
    expect(active()).toHaveLength(1);
  });

  it('when the app was killed in the middle', async () => {
    await desk.createSession();
    unwrap(await start());
    const flatten = await end();
    await desk.paper.close();
    const database = openDatabase({ path: desk.paper.databasePath, onDamage: () => {} });
    const running = { ...flatten, step: 'revoke', state: { kind: 'running' } } as const;
    database.cache.account.flatten.set(account, { last: running }, systemClock.now());
    database.close();
    await desk.reopen();
    expect(now().flatten).toMatchObject({
      step: 'revoke',
      state: { kind: 'stopped', why: { code: 'INTERRUPTED' } },
    });
  });
});

it('closing everything is refused for an account that is not on show', async () => {
  const other = await addAccount();
  expect(await desk.paper.call('flatten.start', { account: other, slippageBps: 100 })).toEqual({
    ok: false,
    error: { code: 'NOT_FOUND', what: 'account' },
  });
});
