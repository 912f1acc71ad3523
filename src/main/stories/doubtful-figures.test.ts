import { describe, expect, it } from 'vitest';
import { deskForEachTest } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const desk = deskForEachTest({ sessions: 1 });

const fillLong = async (sellAmount: string) => {
  const { clientOrderId } = unwrap(await desk.place(sellAmount));
  await desk.paper.until('filled', ({ orders }) =>
    orders.value.some((order) => order.clientOrderId === clientOrderId && order.stage === 'filled'),
  );
};

describe('a figure that the venue', () => {
  it('could not read is computed here, and positions that are closed are not shown', async () => {
    await fillLong('400');
    await desk.setFaults({ zeroRisk: true, ghostRows: true });
    await desk.readAgain();
    const { positions } = await desk.paper.until('told nothing by the venue', ({ positions }) =>
      positions.value.every(({ leverage }) => leverage.kind === 'unknown'),
    );
    const venue = { kind: 'unknown', reason: 'venue-placeholder' };
    const computed = (kind: string) => ({ shown: { kind }, venue, disagrees: false });
    expect(positions.value).toMatchObject([
      {
        side: 'long',
        size: '8733.62445414847161572',
        leverage: venue,
        margin: venue,
        healthFactor: computed('value'),
        softLiquidation: computed('at'),
        fullLiquidation: computed('at'),
        regime: 'safe',
      },
    ]);
  });

  it('kept in base units since old times is put right, and marked as repaired', async () => {
    await desk.setFaults({ legacyRows: true });
    await fillLong('4');
    await desk.paper.until('in the history', ({ coverage }) =>
      coverage.some(({ kind, rows }) => kind === 'fills' && rows === 1),
    );
    const { account } = desk.openLong('4');
    const page = { account, cursor: null, limit: 500 };
    const { rows } = unwrap(await desk.paper.call('history.fills', page));
    expect(
      rows.find(({ notional }) => notional.kind === 'value' && notional.value === '4'),
    ).toMatchObject({
      repaired: true,
      price: { value: expect.stringMatching(/^0\.0458/) },
      fee: { value: '0.04' },
    });
  });
});
