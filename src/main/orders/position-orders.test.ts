import { afterEach, beforeEach, expect, it } from 'vitest';
import { aged } from '../../shared/domain/aged.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import { riskAccount } from '../../shared/math/testing.ts';
import { facts } from '../../shared/policy/testing.ts';
import { ok } from '../../shared/result.ts';
import { clientId, sampleOrder } from '../testing/sample-order.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { unwrap } from '../testing/unwrap.ts';
import { createFinalOrders } from './final-orders.ts';
import { createPositionOrders } from './position-orders.ts';

const [CLOSE, OPEN] = [clientId(1), clientId(2)];
const filled: OrderFact = {
  type: 'filled',
  venueOrderId: null,
  fill: { txHash: null, boughtAmount: null, price: null },
};

let bench: TempRecorder;
/** Whether the second order was placed. */
let opened: boolean;

beforeEach(async () => {
  bench = tempRecorder();
  opened = false;
  const { core, clock, recorder, state, temp } = bench;
  state.set('markets', aged(facts.markets, clock.now()));
  state.set('tickers', aged(facts.tickers, clock.now()));
  state.set('risk', aged(riskAccount({ debt: '4' }, { collateral: '90' }), clock.now()));
  const place = async () => {
    const now = { createdAt: clock.now() };
    recorder.create(sampleOrder(1, now), sampleOrder(2, { ...now, parentOrderId: CLOSE }));
    return ok(null);
  };
  const waiting = async () => {
    opened = true;
    return ok(null);
  };
  const { reverse } = createPositionOrders(core, {
    placeOrder: Object.assign(place, { waiting }),
    finalOrders: createFinalOrders(core),
    account: { refreshFigures: async () => ok(null) },
    fees: { confirm: () => Promise.resolve() },
  });
  const protection = { kind: 'slippage', bps: 50 } as const;
  const ids = { closeOrderId: CLOSE, openOrderId: OPEN };
  unwrap(await reverse({ ...ids, account: temp.account, symbol: 'wS-USDC', protection }));
});
afterEach(() => bench.temp.remove());

const fillClose = async () => {
  bench.recorder.record(CLOSE, 'frame', filled);
  await bench.core.background.settled();
};
const second = () => bench.temp.database.orders.byClientId(OPEN);

it('a reversal goes on when its close is filled within two minutes', async () => {
  bench.clock.sleep(120_000);
  await fillClose();
  expect(opened).toBe(true);
  expect(second()?.failure).toBeNull();
});

it('a reversal ends with its close when the computer slept meanwhile', async () => {
  bench.clock.sleep(120_001);
  await fillClose();
  expect(opened).toBe(false);
  expect(second()).toMatchObject({
    stage: 'failed',
    failure: { code: 'CLOSE_FILLED', abandoned: 'too-late' },
  });
});

it('a reversal ends with its close when another account was opened meanwhile', async () => {
  const ended = fillClose();
  bench.state.set('activeAccount', null);
  await ended;
  expect(opened).toBe(false);
  expect(second()).toMatchObject({
    stage: 'failed',
    failure: { code: 'CLOSE_FILLED', abandoned: 'account-changed' },
  });
});
