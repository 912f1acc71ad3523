import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aged } from '../../shared/domain/aged.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import { clientId, sampleOrder } from '../testing/sample-order.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { createFinalOrders, type FinalOrders } from './final-orders.ts';

let bench: TempRecorder;
let finalOrders: FinalOrders;
/** How often the row was read. */
let looks: number;

beforeEach(() => {
  bench = tempRecorder();
  looks = 0;
  const byClientId: typeof bench.temp.database.orders.byClientId = (id) => {
    looks += 1;
    return bench.temp.database.orders.byClientId(id);
  };
  finalOrders = createFinalOrders({ database: { orders: { byClientId } }, state: bench.state });
});
afterEach(() => bench.temp.remove());

const refused: OrderFact = {
  type: 'failed',
  venueOrderId: null,
  failure: { by: 'venue', code: 'REJECTED', message: 'no' },
};
const fail = (n: number): Order => bench.recorder.record(clientId(n), 'terminal', refused);
const changeSomething = () => bench.state.set('balances', aged([], bench.clock.now()));

/** Everything that waiting for the n-th order led to, in order. */
function waitFor(n: number): readonly (Order | null)[] {
  const answers: (Order | null)[] = [];
  void finalOrders.wait(clientId(n)).then((order) => answers.push(order));
  return answers;
}
const promisesRun = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('waiting for an order to be final', () => {
  it('ends at once if it is', async () => {
    bench.recorder.create(sampleOrder(1));
    const failed = fail(1);
    expect(await finalOrders.wait(clientId(1))).toEqual(failed);
  });

  it('continues while the order is being sent, and ends with the final row', async () => {
    bench.recorder.create(sampleOrder(1));
    const answers = waitFor(1);
    bench.recorder.record(clientId(1), 'terminal', {
      type: 'attention',
      reason: { code: 'NOT_FOUND', afterMs: 900_000 },
    });
    await promisesRun();
    expect(answers).toEqual([]);
    const failed = fail(1);
    await promisesRun();
    expect(answers).toEqual([failed]);
  });

  it('continues while there is no such order yet', async () => {
    const answers = waitFor(1);
    bench.recorder.create(sampleOrder(1));
    await promisesRun();
    expect(answers).toEqual([]);
    const failed = fail(1);
    await promisesRun();
    expect(answers).toEqual([failed]);
  });

  it('notices a final row that was not published, at the next change of anything', async () => {
    bench.recorder.create(sampleOrder(1));
    const answers = waitFor(1);
    const at = bench.clock.now();
    const event = { at, source: 'terminal', ...refused } as const;
    const { order } = bench.temp.database.journal.append(clientId(1), event);
    changeSomething();
    await promisesRun();
    expect(answers).toEqual([order]);
  });

  it('ends each wait with its own order, and leaves the others', async () => {
    bench.recorder.create(sampleOrder(1));
    bench.recorder.create(sampleOrder(2));
    const [first, again, second] = [waitFor(1), waitFor(1), waitFor(2)];
    const failed = fail(1);
    await promisesRun();
    expect([first, again, second]).toEqual([[failed], [failed], []]);
  });

  it('does not read the row again once it has ended', async () => {
    bench.recorder.create(sampleOrder(1));
    const answers = waitFor(1);
    const failed = fail(1);
    const sofar = looks;
    changeSomething();
    finalOrders.stop();
    await promisesRun();
    expect(looks).toBe(sofar);
    expect(answers).toEqual([failed]);
  });
});

describe('when the terminal closes', () => {
  it('every wait ends without an order and looks no more', async () => {
    bench.recorder.create(sampleOrder(1));
    const [first, second] = [waitFor(1), waitFor(2)];
    finalOrders.stop();
    const sofar = looks;
    fail(1);
    changeSomething();
    await promisesRun();
    expect([first, second]).toEqual([[null], [null]]);
    expect(looks).toBe(sofar);
  });

  it('ends at once if it begins after the terminal started to close', async () => {
    finalOrders.stop();
    bench.unknown(1);
    expect(await finalOrders.wait(clientId(1))).toBeNull();
  });
});
