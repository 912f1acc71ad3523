import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import { clientId, sampleOrder, venueId } from '../testing/sample-order.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { recoverOrders } from './recover-orders.ts';

let bench: TempRecorder;
beforeEach(() => {
  bench = tempRecorder();
});
afterEach(() => bench.temp.remove());

const row = (n: number) => bench.temp.database.orders.byClientId(clientId(n));
const events = (n: number) => bench.temp.database.journal.events(clientId(n));
const recover = () => recoverOrders(bench.temp.database.orders, bench.recorder);

describe('what a crash left behind', () => {
  it.each(['created', 'signed'] as const)('was never sent if it was only %s', (stage) => {
    if (stage === 'created') bench.recorder.create(sampleOrder(1));
    else bench.signed(1);
    recover();
    expect(row(1)).toMatchObject({ stage: 'failed', outcomeUnknown: false });
    expect(row(1)?.failure).toMatchObject({
      code: 'NEVER_SENT',
      message: expect.stringContaining(stage),
    });
  });

  it('may exist at the venue if its sending had begun', () => {
    bench.signed(1);
    bench.recorder.record(clientId(1), 'terminal', { type: 'submitting' });
    recover();
    expect(row(1)).toMatchObject({ stage: 'submitted', outcomeUnknown: true, failure: null });
  });

  it('is left alone if the venue had already spoken of it', () => {
    const venueOrderId = venueId(1);
    const words: readonly OrderFact[] = [
      { type: 'pending', venueOrderId: venueId(1) },
      {
        type: 'filled',
        venueOrderId: venueId(2),
        fill: { txHash: null, boughtAmount: '87.4', price: null },
      },
      { type: 'failed', venueOrderId: null, failure: { code: 'REJECTED', message: 'no' } },
    ];
    for (const [n, fact] of words.entries()) {
      bench.signed(n);
      bench.recorder.record(clientId(n), 'frame', fact);
    }
    const before = words.map((_, n) => [row(n), events(n)]);
    expect(before.map(([order]) => order)).toMatchObject([
      { stage: 'open', venueOrderId },
      { stage: 'filled' },
      { stage: 'failed' },
    ]);
    recover();
    expect(words.map((_, n) => [row(n), events(n)])).toEqual(before);
  });

  it('stands as before if its cancellation was under way', () => {
    bench.signed(1);
    bench.recorder.record(clientId(1), 'frame', { type: 'pending', venueOrderId: venueId(1) });
    const before = row(1);
    bench.recorder.record(clientId(1), 'terminal', { type: 'cancel-requested' });
    recover();
    expect(row(1)).toEqual(before);
    expect(events(1).at(-1)).toMatchObject({ type: 'cancel-failed' });
  });

  it('is told once, however often the app starts', () => {
    bench.recorder.create(sampleOrder(1));
    bench.signed(2);
    bench.unknown(3);
    recover();
    const told = [1, 2, 3].map(events);
    bench.clock.advance(60_000);
    recover();
    expect([1, 2, 3].map(events)).toEqual(told);
  });
});
