import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fees } from '../shared/domain/fees.ts';
import type { ClientOrderId } from '../shared/domain/ids.ts';
import type { OrderIntent } from '../shared/domain/order.ts';
import { feeRate, orderFee } from '../shared/math/fees.ts';
import { orderTokens } from '../shared/math/order-terms.ts';
import { startTradingDesk, type TradingDesk } from './testing/trading-desk.ts';
import { unwrap } from './testing/unwrap.ts';

let desk: TradingDesk;
const known: Fees[] = [];

beforeAll(async () => {
  desk = await startTradingDesk({ BALLAST_FEE_MODEL: 'platform' });
  known.push(desk.paper.terminal.snapshot().fees);
  desk.paper.terminal.onDelta(({ changes }) => {
    for (const change of changes) if (change.slice === 'fees') known.push(change.value);
  });
  await desk.createSession();
}, 60_000);
afterAll(() => desk?.stop());

const filled = async (id: ClientOrderId) => {
  const { orders } = await desk.paper.until('filled', ({ orders }) =>
    orders.value.some((order) => order.clientOrderId === id && order.stage === 'filled'),
  );
  return orders.value.find((order) => order.clientOrderId === id);
};

/** What the fee would be by each gas price that was known. */
const dueFees = (intent: OrderIntent, sellAmount: string) => {
  const { markets, risk } = desk.paper.terminal.snapshot();
  const [market] = markets.value;
  if (!market) throw new Error('no market');
  const { decimals } = orderTokens(intent, market).sell;
  return known.flatMap((fees) => {
    const rate = feeRate(intent, market, fees, risk.value);
    return rate ? [orderFee(sellAmount, rate, decimals).amount] : [];
  });
};

describe('under the platform’s fees', () => {
  it.each(['400', '40'])('an open of %s USDC pays its share and its gas on top', async (amount) => {
    const { clientOrderId } = unwrap(await desk.place(amount));
    const order = await filled(clientOrderId);
    const fee = order?.terms?.feeAmount ?? '';
    expect(dueFees('open-long', amount)).toContain(fee);
    const sent = desk.devnet.venue.orders.all().at(-1)?.order.feeAmount;
    const share = amount === '400' ? 400_000n : 0n;
    expect(sent).toBeGreaterThan(share);
    expect(sent).toBeLessThan(share + 10_000n);
  });

  it('a close of everything leaves room for its gas', async () => {
    const { activeAccount: account } = desk.paper.terminal.snapshot();
    if (!account) throw new Error('no account');
    const clientOrderId = desk.newOrderId();
    const protection = { kind: 'slippage', bps: 100 } as const;
    const whole = { clientOrderId, account, symbol: 'wS-USDC', fractionBps: 10_000, protection };
    unwrap(await desk.paper.call('positions.close', whole));
    const order = await filled(clientOrderId);
    const { sellAmount = '', feeAmount = '' } = order?.terms ?? {};
    expect(dueFees('close-long', sellAmount)).toContain(feeAmount);
    await desk.paper.until('without wS', ({ risk }) =>
      Boolean(risk.value?.assets.some((a) => a.symbol === 'wS' && a.collateral === '0')),
    );
  });
});
