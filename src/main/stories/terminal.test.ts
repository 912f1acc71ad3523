import { describe, expect, it } from 'vitest';
import { decimal } from '../../shared/math/decimal.ts';
import { deskForEachTest } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const desk = deskForEachTest();

describe('the terminal on a paper venue', () => {
  it('opens a funded account by itself on the first start', async () => {
    const slices = desk.paper.terminal.snapshot();
    expect(slices.accounts).toHaveLength(1);
    expect(slices.risk.value?.assets).toContainEqual(
      expect.objectContaining({ symbol: 'USDC', collateral: '100', debt: '0' }),
    );
    expect(slices.keychain.state).toBe('ready');
    expect(slices.markets.value.map(({ symbol }) => symbol)).toEqual(['wS-USDC']);
  });

  it('refuses an order without a session, before anything is written', async () => {
    expect(await desk.place('4')).toEqual({
      ok: false,
      error: { code: 'POLICY_REFUSED', violations: [{ code: 'NO_SESSION' }] },
    });
    expect(desk.paper.terminal.snapshot().orders.value).toEqual([]);
  });

  it('creates a session whose key is in the keychain and passes its self-test', async () => {
    const { activeAccount, markets } = desk.paper.terminal.snapshot();
    const [market] = markets.value;
    if (!activeAccount || !market) throw new Error('not set up');
    const {
      sessionIds: [sessionId],
    } = unwrap(
      await desk.paper.call('sessions.create', {
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
    if (!sessionId) throw new Error('no session');
    unwrap(await desk.paper.call('sessions.selfTest', { sessionId }));
    const { sessions } = await desk.paper.until('with a ready session', ({ sessions }) =>
      sessions.value.some(({ key }) => key === 'ready'),
    );
    expect(sessions.value).toMatchObject([{ chain: 'active', key: 'ready', nonce: 0 }]);
  });

  it('opens a long that fills, with both liquidation prices by the formula', async () => {
    await desk.createSession();
    const { clientOrderId: id } = unwrap(await desk.place('400'));
    const { orders } = await desk.paper.until(
      'filled',
      ({ orders, positions }) =>
        orders.value.some((o) => o.clientOrderId === id && o.stage === 'filled') &&
        positions.value.length === 1,
    );
    expect(orders.value).toHaveLength(1);
    const { positions, risk } = await desk.paper.until(
      'without doubt about figures',
      ({ positions }) =>
        positions.value.every(
          (p) => p.softLiquidation.shown.kind === 'at' && !p.softLiquidation.disagrees,
        ),
    );
    const [position] = positions.value;
    expect(position).toMatchObject({ side: 'long', regime: 'safe', symbol: 'wS-USDC' });
    if (position?.softLiquidation.shown.kind !== 'at') throw new Error('no soft price');
    if (position.fullLiquidation.shown.kind !== 'at') throw new Error('no full price');

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
    const soft = decimal(position.softLiquidation.shown.price);
    const full = decimal(position.fullLiquidation.shown.price);
    expect(soft.minus(priceAt('1.5')).abs().lt('0.000000000001')).toBe(true);
    expect(full.minus(priceAt('1')).abs().lt('0.000000000001')).toBe(true);
    expect(full.lt(soft)).toBe(true);
  });
});
