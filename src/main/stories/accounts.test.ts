import { beforeEach, describe, expect, it } from 'vitest';
import type { Delta } from '../../shared/contract/snapshot.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { Slices } from '../../shared/domain/slices.ts';
import { err, ok } from '../../shared/result.ts';
import { deskForEachTest } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const desk = deskForEachTest({ sessions: 1 });
let first: OwnerAddress;
let second: OwnerAddress;

const now = () => desk.paper.terminal.snapshot();
const isLive = ({ connection }: Slices) => connection.state === 'live';
const usdcOf = ({ risk }: Slices) => risk.value?.assets.find(({ symbol }) => symbol === 'USDC');

/** What does not belong to the account on show: one line each. */
function strangers(slices: Slices): string[] {
  const { activeAccount, orders, sessions, positions, balances } = slices;
  const rows = [...orders.value, ...sessions.value];
  const foreign = rows.filter(({ account }) => account !== activeAccount);
  const debt = usdcOf(slices)?.debt ?? '0';
  const indebted = activeAccount === second && debt !== '0';
  const held = balances.value.some(({ symbol, total }) => symbol === 'wS' && total !== '0');
  const long = activeAccount === second && positions.value.length > 0;
  return [
    ...foreign.map(({ account }) => `a row of ${account}`),
    ...(indebted ? [`a debt of ${debt}`] : []),
    ...(long ? ['a position'] : []),
    ...(activeAccount === second && held ? ['a balance'] : []),
  ];
}

beforeEach(async () => {
  const { activeAccount } = now();
  if (!activeAccount) throw new Error('no account');
  first = activeAccount;
  unwrap(await desk.place('40'));
  await desk.paper.until(
    'with a position',
    (shown) => shown.positions.value.length === 1 && usdcOf(shown)?.debt !== '0',
  );
  second = unwrap(await desk.paper.call('accounts.createPaper', {})).address;
  await desk.paper.until(
    'with the second account',
    (shown) =>
      shown.activeAccount === second && isLive(shown) && usdcOf(shown)?.collateral === '100',
  );
});

describe('another account', () => {
  it('is shown whole, in one delta, as soon as it is chosen', async () => {
    const deltas: Delta[] = [];
    const stop = desk.paper.terminal.onDelta((delta) => deltas.push(delta));
    unwrap(await desk.paper.call('accounts.select', { account: first }));
    const shown = now();
    stop();

    const [switched] = deltas;
    expect(switched?.changes.map(({ slice }) => slice).sort()).toEqual(
      [
        ...['activeAccount', 'balances', 'coverage', 'desiredSessions', 'orders', 'positions'],
        ...['risk', 'sessions', 'setup', 'flatten'],
      ].sort(),
    );
    for (const change of switched?.changes ?? []) {
      if ('value' in change) expect(change.value).toEqual(shown[change.slice]);
    }
    expect(shown.activeAccount).toBe(first);
    expect(shown.orders.value).toMatchObject([{ account: first, stage: 'filled' }]);
    expect(shown.sessions.value).toMatchObject([{ account: first }]);
    expect(shown.positions.value).toMatchObject([{ symbol: 'wS-USDC', side: 'long' }]);
    expect(usdcOf(shown)?.debt).toBe('40.4');
    expect(shown.setup.value?.tokens).toHaveLength(2);
    expect(shown.balances.value.map(({ symbol }) => symbol)).toContain('wS');
  });

  it('shows nothing of the one before it, while answers for that one still arrive', async () => {
    const seen: string[] = [];
    const stop = desk.paper.terminal.onDelta(() => seen.push(...strangers(now())));
    for (const account of [second, first, second, first, second]) {
      unwrap(await desk.paper.call('accounts.select', { account }));
      expect(strangers(now())).toEqual([]);
    }
    await desk.paper.until('live again', (shown) => isLive(shown));
    await desk.readAgain();
    stop();
    expect(seen).toEqual([]);
    expect(now().positions.value).toEqual([]);
    expect(usdcOf(now())).toMatchObject({ collateral: '100', debt: '0' });
  });
});

describe('the list of accounts', () => {
  const stranger = '0x29219dd400f2bf60e5a23d13be72b486d4038894';

  it('takes one to watch, which can sign nothing', async () => {
    const watched = unwrap(
      await desk.paper.call('accounts.watch', { address: stranger, label: ' A whale ' }),
    );
    expect(watched).toMatchObject({
      address: '0x29219dd400f2Bf60E5a23d13Be72B486D4038894',
      label: 'A whale',
      owner: 'watch-only',
    });
    expect(now()).toMatchObject({ activeAccount: watched.address, positions: { value: [] } });
    const { markets } = now();
    const token = markets.value[0]?.quote.address ?? '';
    const refused = {
      error: { code: 'NOT_AVAILABLE', what: 'owner-signature' },
    };
    expect(
      await desk.paper.call('owner.run', {
        account: watched.address,
        action: { kind: 'withdraw', token, amount: '1' },
      }),
    ).toMatchObject(refused);
    const terms = { validForSeconds: 3_600, maxCalls: 1, maxFeeBps: 1 };
    const limits = [{ token, limit: '1' }];
    expect(
      await desk.paper.call('sessions.create', { account: watched.address, limits, ...terms }),
    ).toMatchObject(refused);
  });

  it('refuses an address that was mistyped, and one that is there already', async () => {
    const watch = (address: string) => desk.paper.call('accounts.watch', { address, label: 'x' });
    unwrap(await watch(stranger));
    const { accounts } = now();
    expect(await watch('0x29219dd400f2Bf60E5a23d13Be72B486D4038895')).toMatchObject({
      error: { code: 'BAD_INPUT', issues: [{ path: 'address' }] },
    });
    expect(await watch(stranger)).toEqual(err({ code: 'ALREADY_EXISTS', what: 'account' }));
    expect(await watch(first.toLowerCase())).toMatchObject({ error: { code: 'ALREADY_EXISTS' } });
    expect(now().accounts).toEqual(accounts);
  });

  it('takes one with a new key in the keychain, and does nothing for it unasked', async () => {
    const { address } = unwrap(
      await desk.paper.call('accounts.createLocal', { label: 'Mine', understood: true }),
    );
    expect(unwrap(await desk.keyStore.list())).toContain(`owner:${address}`);
    const { setup } = await desk.paper.until(
      'read',
      (shown) => isLive(shown) && shown.activeAccount === address && shown.setup.asOf !== null,
    );
    await desk.readAgain();
    expect(setup.value?.nativeBalance).toBe('0');
    expect(now().setup.value?.nativeBalance).toBe('0');
    expect(now().notices).toEqual([]);
  });

  it('keeps a new name, also in the next run', async () => {
    expect(await desk.paper.call('accounts.rename', { account: first, label: 'Main' })).toEqual(
      ok(null),
    );
    await desk.reopen();
    expect(now().accounts.find(({ address }) => address === first)?.label).toBe('Main');
  });
});

describe('the owner', () => {
  it('deposits, and sees wallet and margin read again', async () => {
    unwrap(await desk.paper.call('accounts.select', { account: second }));
    const token = now().markets.value[0]?.quote.address ?? '';
    const amounts = { token, amount: '50' };
    const run = (kind: 'approve-token' | 'deposit') =>
      desk.paper.call('owner.run', { account: second, action: { kind, ...amounts } });
    unwrap(await run('approve-token'));
    expect(unwrap(await run('deposit')).txHash).toMatch(/^0x[0-9a-f]{64}$/);
    await desk.paper.until(
      'deposited',
      (shown) =>
        usdcOf(shown)?.collateral === '150' &&
        shown.setup.value?.tokens.some(({ walletBalance }) => walletBalance === '850') === true,
    );
  });

  it('makes several sessions at once, each with a key of its own', async () => {
    await desk.paper.until('live', isLive);
    const tokens = now().markets.value.map(({ quote }) => quote.address);
    const { sessionIds } = unwrap(
      await desk.paper.call('sessions.create', {
        account: second,
        count: 3,
        validForSeconds: 3_600,
        maxCalls: 10,
        maxFeeBps: 100,
        limits: tokens.map((token) => ({ token, limit: 'unlimited' })),
      }),
    );
    const { sessions } = now();
    expect(sessions.value.map(({ sessionId }) => sessionId).sort()).toEqual([...sessionIds].sort());
    expect(sessions.value.every(({ chain, key }) => chain === 'active' && key === 'ready')).toBe(
      true,
    );
    expect(new Set(sessions.value.map(({ delegate }) => delegate)).size).toBe(3);
    expect(await desk.paper.call('keys.orphans', {})).toEqual(ok([]));
  });
});
