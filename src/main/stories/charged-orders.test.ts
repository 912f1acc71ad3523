import { beforeEach, describe, expect, it } from 'vitest';
import type { Fees } from '../../shared/domain/fees.ts';
import type { ClientOrderId } from '../../shared/domain/ids.ts';
import type { OrderIntent } from '../../shared/domain/order.ts';
import type { OrderStage } from '../../shared/domain/order-stage.ts';
import { feeRate, orderFee } from '../../shared/math/fees.ts';
import { orderTokens } from '../../shared/math/order-terms.ts';
import { deskForEachTest, type TradingDesk } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const ended = async (desk: TradingDesk, id: ClientOrderId, stage: OrderStage) => {
  const { orders } = await desk.paper.until(stage, ({ orders }) =>
    orders.value.some((order) => order.clientOrderId === id && order.stage === stage),
  );
  return orders.value.find((order) => order.clientOrderId === id);
};

describe('under the platform’s fees', () => {
  const desk = deskForEachTest({ env: { BALLAST_FEE_MODEL: 'platform' } });
  const known: Fees[] = [];
  beforeEach(async () => {
    known.splice(0, known.length, desk.paper.terminal.snapshot().fees);
    desk.paper.terminal.onDelta(({ changes }) => {
      for (const change of changes) if (change.slice === 'fees') known.push(change.value);
    });
    await desk.createSession();
  });

  /** The fee by each gas price the terminal has known. */
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

  it.each(['400', '40'])('an open of %s USDC pays its share and its gas on top', async (amount) => {
    const { clientOrderId } = unwrap(await desk.place(amount));
    const order = await ended(desk, clientOrderId, 'filled');
    const fee = order?.terms?.feeAmount ?? '';
    expect(dueFees('open-long', amount)).toContain(fee);
    const sent = desk.devnet.venue.orders.all().at(-1)?.order.feeAmount;
    const share = amount === '400' ? 400_000n : 0n;
    expect(sent).toBeGreaterThan(share);
    expect(sent).toBeLessThan(share + 10_000n);
  });

  it('a close of everything leaves room for its gas', async () => {
    const { clientOrderId: opened } = unwrap(await desk.place('40'));
    await ended(desk, opened, 'filled');
    await desk.readAgain();
    const { activeAccount: account } = desk.paper.terminal.snapshot();
    if (!account) throw new Error('no account');
    const clientOrderId = desk.newOrderId();
    const protection = { kind: 'slippage', bps: 100 } as const;
    const whole = { clientOrderId, account, symbol: 'wS-USDC', fractionBps: 10_000, protection };
    unwrap(await desk.paper.call('positions.close', whole));
    const order = await ended(desk, clientOrderId, 'filled');
    const { sellAmount = '', feeAmount = '' } = order?.terms ?? {};
    expect(dueFees('close-long', sellAmount)).toContain(feeAmount);
    await desk.paper.until('without wS', ({ risk }) =>
      Boolean(risk.value?.assets.some((a) => a.symbol === 'wS' && a.collateral === '0')),
    );
  });
});

describe('with a relayer that tells its rate', () => {
  const desk = deskForEachTest({ sessions: 1, env: { BALLAST_FEE_ENDPOINT: '/leverage/fee' } });

  const does = { kind: 'status', status: 503 } as const;
  const silent = [{ path: '/leverage/fee', times: 1_000, does }];
  const knownRate = async (feeBps: number) => {
    await desk.setFaults({ feeBps });
    await desk.readAgain();
  };
  const place = async (stage: OrderStage) => {
    const { clientOrderId } = unwrap(await desk.place('4'));
    return ended(desk, clientOrderId, stage);
  };

  it('nothing is opened before it has told it', async () => {
    expect(await desk.place('4')).toMatchObject({
      error: {
        code: 'POLICY_REFUSED',
        violations: [{ code: 'FEE_UNKNOWN', missing: 'rate', ageMs: null }],
      },
    });
    expect(desk.posts).toBe(0);
  });

  it('an order pays that rate, and the venue takes it', async () => {
    await knownRate(30);
    expect((await place('filled'))?.terms?.feeAmount).toBe('0.012');
  });

  it('an order that was signed as the rate rose is refused by the venue, and the next one pays it', async () => {
    await knownRate(30);
    await desk.setFaults({ feeBps: 50, http: silent });
    expect((await place('failed'))?.failure).toMatchObject({ code: 'FEE_TOO_LOW' });
    await desk.setFaults({ http: [] });
    await desk.readAgain();
    expect(desk.paper.terminal.snapshot().notices).toMatchObject([
      { code: 'FEE_CHANGED', fromBps: 30, toBps: 50 },
    ]);
    expect((await place('filled'))?.terms?.feeAmount).toBe('0.02');
  });

  it('an endpoint that fails leaves the last rate for a while, shown with its age', async () => {
    await knownRate(50);
    const before = desk.paper.terminal.snapshot().fees;
    await desk.setFaults({ http: silent });
    await desk.readAgain();
    expect(desk.paper.terminal.snapshot().fees).toEqual(before);
    expect((await place('filled'))?.terms?.feeAmount).toBe('0.02');
  });
});
