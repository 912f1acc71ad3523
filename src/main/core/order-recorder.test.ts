import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import type { UnixMs } from '../../shared/domain/ids.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import { openDatabase } from '../db/open-database.ts';
import { clientId, SAMPLE_TIME, sampleOrder, venueId } from '../testing/sample-order.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';

let bench: TempRecorder;
beforeEach(() => {
  bench = tempRecorder();
});
afterEach(() => bench.temp.remove());

const PLACEHOLDER = clientId(1_000);
const refused: OrderFact = {
  type: 'failed',
  venueOrderId: null,
  failure: { by: 'venue', code: 'REJECTED', message: 'no' },
};
const row = (n: number) => bench.temp.database.orders.byClientId(clientId(n));
const shown = () => bench.state.current.orders.value.map((order) => order.clientOrderId);

/** A frame says that the venue has an order with this id, accepted at `at`. */
const frame = (at: UnixMs = SAMPLE_TIME + 2_000) =>
  bench.recorder.recordByVenueId(
    venueId(1),
    { at, source: 'frame', type: 'pending', venueOrderId: venueId(1) },
    (venueOrderId) => {
      const { account } = bench.temp;
      const seen = { clientOrderId: PLACEHOLDER, venueOrderId, account, chainId: 146, at };
      return createElsewhereOrder({ ...seen, terms: null });
    },
  );

describe('recording a fact', () => {
  it('commits it before the row is published', () => {
    const { path } = bench.temp;
    const onDisk: unknown[] = [];
    bench.state.onDelta(() => {
      const another = openDatabase({ path, onDamage: () => {} });
      onDisk.push(another.orders.byClientId(clientId(1)));
      another.close();
    });
    const created = bench.recorder.create(sampleOrder(1));
    const failed = bench.recorder.record(clientId(1), 'terminal', refused);
    expect(failed).toMatchObject({ stage: 'failed', updatedAt: bench.clock.now() });
    expect(onDisk).toEqual([created, failed]);
    expect(bench.state.current.orders).toEqual({ value: [failed], asOf: bench.clock.now() });
  });

  it('publishes nothing if the row did not change', () => {
    bench.recorder.create(sampleOrder(1));
    const failed = bench.recorder.record(clientId(1), 'terminal', refused);
    const told = bench.deltas.length;
    bench.clock.advance(1_000);
    expect(bench.recorder.record(clientId(1), 'poll', refused)).toEqual(failed);
    expect(bench.deltas).toHaveLength(told);
  });
});

describe('an order and its contingent', () => {
  const contingent = sampleOrder(2, {
    parentOrderId: clientId(1),
    createdAt: sampleOrder(1).createdAt,
  });

  it('are shown at once, the contingent as the newer one', () => {
    bench.recorder.create(sampleOrder(1), contingent);
    expect(row(2)).toEqual(contingent);
    expect(bench.deltas).toHaveLength(1);
    expect(shown()).toEqual([clientId(2), clientId(1)]);
    const { account } = bench.temp;
    const kept = bench.temp.database.orders.recent(account, 0);
    expect(kept.map(({ clientOrderId }) => clientOrderId)).toEqual(shown());
  });

  it('are journaled both or neither', () => {
    const held = bench.recorder.create(sampleOrder(2));
    expect(() => bench.recorder.create(sampleOrder(1), contingent)).toThrow();
    expect([row(1), row(2)]).toEqual([null, held]);
    expect(shown()).toEqual([clientId(2)]);
  });
});

describe('an order that only the venue knows', () => {
  it('gets one row, however often the venue reports it', () => {
    frame();
    expect(frame()).toMatchObject({ clientOrderId: PLACEHOLDER, stage: 'open' });
    expect(bench.temp.database.orders.unresolvedAll()).toHaveLength(1);
    expect(bench.deltas).toHaveLength(1);
  });

  it('becomes our row when the venue acknowledges ours by its id', () => {
    bench.signed(1);
    frame();
    expect(shown()).toEqual([PLACEHOLDER, clientId(1)]);
    const own = bench.recorder.acknowledge(clientId(1), venueId(1), 'post-reply');
    expect(own).toMatchObject({ venueOrderId: venueId(1), stage: 'open', origin: 'here' });
    expect(bench.temp.database.orders.unresolvedAll()).toEqual([own]);
    const told = bench.temp.database.journal.events(clientId(1)).map(({ source }) => source);
    expect(told).toContain('frame');
    expect(shown()).toEqual([clientId(1)]);
  });

  it('is ours even if the venue dates it half a minute before we made it', () => {
    const { createdAt } = bench.signed(1);
    frame(createdAt - 30_000);
    const own = bench.recorder.acknowledge(clientId(1), venueId(1), 'post-reply');
    expect(own).toMatchObject({ venueOrderId: venueId(1), stage: 'open' });
  });
});

describe("the venue's acknowledgement", () => {
  it('changes nothing when it comes again', () => {
    bench.signed(1);
    const own = bench.recorder.acknowledge(clientId(1), venueId(1), 'post-reply');
    expect(bench.recorder.acknowledge(clientId(1), venueId(1), 'post-reply')).toEqual(own);
  });

  it('fails our order if the id is that of another order of ours', () => {
    bench.signed(1);
    bench.signed(2);
    const holder = bench.recorder.acknowledge(clientId(1), venueId(1), 'post-reply');
    const own = bench.recorder.acknowledge(clientId(2), venueId(1), 'post-reply');
    expect(own).toMatchObject({ stage: 'failed', venueOrderId: null });
    expect(own.failure).toMatchObject({ code: 'DEDUPLICATED' });
    expect(row(1)).toEqual(holder);
    expect(row(2)).toEqual(own);
  });

  it('fails our order if the id is that of an older order placed elsewhere', () => {
    const { createdAt } = bench.signed(1);
    const holder = frame(createdAt - 30_001);
    const own = bench.recorder.acknowledge(clientId(1), venueId(1), 'post-reply');
    expect(own).toMatchObject({ stage: 'failed', venueOrderId: null });
    expect(own.failure).toMatchObject({ code: 'DEDUPLICATED' });
    expect(bench.temp.database.orders.byVenueId(venueId(1))).toEqual(holder);
    expect(shown()).toContain(PLACEHOLDER);
  });

  it('takes a row of any age for ours that was recognised by what was signed: clocks may differ', () => {
    const { createdAt } = bench.signed(1);
    frame(createdAt - 30_001);
    const own = bench.recorder.acknowledge(clientId(1), venueId(1), 'poll');
    expect(own).toMatchObject({ stage: 'open', venueOrderId: venueId(1), origin: 'here' });
    expect(shown()).not.toContain(PLACEHOLDER);
  });
});
