import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../devnet/start.ts';
import { clientOrderId } from '../shared/domain/ids.ts';
import type { OrderDraft } from '../shared/domain/order-draft.ts';
import { decimal } from '../shared/math/decimal.ts';
import {
  newDatabaseFolder,
  type PaperTerminal,
  startPaperTerminal,
} from './testing/paper-terminal.ts';
import { type PrivateKeychain, startPrivateKeychain } from './testing/private-keychain.ts';
import { unwrap } from './testing/unwrap.ts';

let devnet: Devnet;
let keychain: PrivateKeychain;
const folder = newDatabaseFolder();
let paper: PaperTerminal;
let orders = 0;

beforeAll(async () => {
  [devnet, keychain] = await Promise.all([
    startDevnet({ venue: { control: true } }),
    startPrivateKeychain(),
  ]);
  paper = startPaperTerminal(devnet, keychain.keyStore, folder.databasePath);
}, 60_000);

afterAll(async () => {
  await paper.close();
  await devnet.stop();
  await keychain.stop();
  folder.remove();
});

const nextId = () => clientOrderId(`ord_${`${++orders}`.padStart(32, '0')}`);

const openLong = (sellAmount: string): OrderDraft => {
  const account = paper.terminal.snapshot().activeAccount;
  if (!account) throw new Error('no account is open');
  return {
    account,
    symbol: 'wS-USDC',
    intent: 'open-long',
    sellAmount,
    execution: { kind: 'market', protection: { kind: 'slippage', bps: 100 } },
  };
};

describe('the terminal on a paper venue', () => {
  it('opens a funded account by itself on the first start', async () => {
    const slices = await paper.until(
      'set up',
      ({ connection, risk, setup }) =>
        connection.state === 'live' &&
        risk.value?.assets.some(({ collateral }) => collateral === '100') === true &&
        setup.value?.tokens.every(({ engineAllowance }) => engineAllowance === 'unlimited') ===
          true,
    );
    expect(slices.accounts).toHaveLength(1);
    expect(slices.keychain.state).toBe('ready');
    expect(slices.markets.value.map(({ symbol }) => symbol)).toEqual(['wS-USDC']);
  });

  it('refuses an order without a session, before anything is written', async () => {
    const refused = await paper.call('orders.place', {
      clientOrderId: nextId(),
      draft: openLong('4'),
    });
    expect(refused).toEqual({
      ok: false,
      error: { code: 'POLICY_REFUSED', violations: [{ code: 'NO_SESSION' }] },
    });
    expect(paper.terminal.snapshot().orders.value).toEqual([]);
  });

  it('creates a session whose key is in the keychain and passes its self-test', async () => {
    const { activeAccount, markets } = paper.terminal.snapshot();
    const [market] = markets.value;
    if (!activeAccount || !market) throw new Error('not set up');
    const created = unwrap(
      await paper.call('sessions.create', {
        account: activeAccount,
        validForSeconds: 86_400,
        maxCalls: 500,
        maxFeeBps: 100,
        limits: [
          { token: market.quote.address, limit: '5000' },
          { token: market.base.address, limit: 'unlimited' },
        ],
      }),
    );
    unwrap(await paper.call('sessions.selfTest', created));
    const { sessions } = await paper.until('with a ready session', ({ sessions }) =>
      sessions.value.some(({ key }) => key === 'ready'),
    );
    expect(sessions.value).toMatchObject([{ chain: 'active', key: 'ready', nonce: 0 }]);
  });

  it('opens a long that fills, with both liquidation prices by the formula', async () => {
    const id = nextId();
    unwrap(await paper.call('orders.place', { clientOrderId: id, draft: openLong('400') }));
    const { orders } = await paper.until(
      'filled',
      ({ orders, positions }) =>
        orders.value.some((o) => o.clientOrderId === id && o.stage === 'filled') &&
        positions.value.length === 1,
    );
    expect(orders.value).toHaveLength(1);
    const { positions, risk } = await paper.until('without doubt about figures', ({ positions }) =>
      positions.value.every(
        (p) => p.softLiquidation.shown.kind === 'value' && !p.softLiquidation.disagrees,
      ),
    );
    const [position] = positions.value;
    expect(position).toMatchObject({ side: 'long', regime: 'safe', symbol: 'wS-USDC' });
    if (position?.softLiquidation.shown.kind !== 'value') throw new Error('no soft price');
    if (position.fullLiquidation.shown.kind !== 'value') throw new Error('no full price');

    // The closed form, written out once more: one long of c wS against d USDC with m USDC of margin.
    const asset = (symbol: string) => {
      const found = risk.value?.assets.find((a) => a.symbol === symbol);
      if (!found) throw new Error(`no ${symbol}`);
      return found;
    };
    const [c, d, m] = [asset('wS').collateral, asset('USDC').debt, asset('USDC').collateral].map(
      decimal,
    );
    if (!c || !d || !m) throw new Error('no amounts');
    const priceAt = (h: string) =>
      decimal(h)
        .times('0.02')
        .times(m.plus(d))
        .minus(m.minus(d))
        .div(c.minus(decimal(h).times('0.05').times(c)));
    const soft = decimal(position.softLiquidation.shown.value);
    const full = decimal(position.fullLiquidation.shown.value);
    expect(soft.minus(priceAt('1.5')).abs().lt('0.000000000001')).toBe(true);
    expect(full.minus(priceAt('1')).abs().lt('0.000000000001')).toBe(true);
    expect(full.lt(soft)).toBe(true);
  });
});
