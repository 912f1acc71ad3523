import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aged } from '../../shared/domain/aged.ts';
import { unknown, value } from '../../shared/domain/figure.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { unwrap } from '../testing/unwrap.ts';
import { wsUsdc } from '../testing/venue-fixtures.ts';
import { coreCommands } from './core-commands.ts';

let bench: TempRecorder;
beforeEach(() => {
  bench = tempRecorder();
});
afterEach(() => bench.temp.remove());

const fillsShown = async () => {
  const page = { account: bench.temp.account, cursor: null, limit: 10 };
  return unwrap(await coreCommands(bench.core)['history.fills'](page)).rows;
};

describe('an old fill that was stored before its market and mark were known', () => {
  beforeEach(() => {
    bench.temp.database.fills.upsert([
      {
        id: 'trade-1',
        account: bench.temp.account,
        venueOrderId: null,
        symbol: 'WS-USDC',
        side: 'buy',
        price: value('50000000000000000'),
        size: '80',
        notional: value('4'),
        fee: value('40000'),
        feeSymbol: 'USDC',
        txHash: null,
        at: 5,
        repaired: false,
      },
    ]);
  });

  it('shows no base units as a fee', async () => {
    expect(await fillsShown()).toMatchObject([{ fee: unknown('no-data') }]);
  });

  it('is repaired as soon as they are', async () => {
    bench.state.set('markets', aged([wsUsdc], 5));
    const ticker = { symbol: wsUsdc.symbol, markPrice: '0.0458', receivedAt: 5 };
    bench.state.set('tickers', aged([{ ...ticker, change24hPct: unknown('no-data') }], 5));
    expect(await fillsShown()).toMatchObject([
      { price: value('0.05'), fee: value('0.04'), repaired: true },
    ]);
  });
});
