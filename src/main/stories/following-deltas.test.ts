import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyDelta } from '../../renderer/stores/apply-delta.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { aged } from '../../shared/domain/aged.ts';
import { ownerAddress } from '../../shared/domain/ids.ts';
import type { StateStore } from '../core/state.ts';
import { clientId, SAMPLE_TIME, sampleOrder } from '../testing/sample-order.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';

// Both sides of the contract meet here: main's store and the page's reducer of deltas.
let bench: TempRecorder;
beforeEach(() => {
  bench = tempRecorder();
});
afterEach(() => bench.temp.remove());

const STRANGER = ownerAddress(`0x${'bB'.repeat(20)}`);

type Step = (state: StateStore) => void;

const number = fc.nat(90);
const row = fc
  .record({
    n: number,
    stage: fc.constantFrom('open', 'filled', 'failed', 'expired', 'cancelled'),
    // Mostly the account's own, so that there are more final ones than are kept.
    mine: fc.nat(9).map((tenth) => tenth > 0),
  })
  .map(({ n, stage, mine }) =>
    sampleOrder(n, {
      stage,
      createdAt: SAMPLE_TIME + Math.floor(n / 3),
      ...(!mine && { account: STRANGER }),
    }),
  );
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .uniqueArray(row, { maxLength: 90, size: 'max', selector: (order) => order.clientOrderId })
    .map((rows): Step => {
      return (state) => state.putOrders(rows, SAMPLE_TIME + rows.length);
    }),
  number.map(
    (n): Step =>
      (state) =>
        state.removeOrder(clientId(n)),
  ),
  number.map(
    (n): Step =>
      (state) =>
        state.set('balances', aged([], n)),
  ),
  number.map((n): Step => {
    return (state) => state.set('orders', aged([sampleOrder(n)], n));
  }),
  // Many slices in one delta.
  fc.constant<Step>((state) => state.select(bench.temp.account)),
);

describe('a page that follows deltas', () => {
  it('holds what main holds after each of them, and never misses one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const { state } = bench;
        let page: Snapshot | null = state.snapshot();
        const revisions: number[] = [page.revision];
        const stop = state.onDelta((delta) => {
          revisions.push(delta.revision);
          page = page && applyDelta(page, delta);
          expect(page).toEqual(state.snapshot());
        });
        for (const change of steps) change(state);
        stop();
        expect(page).toEqual(state.snapshot());
        expect(revisions).toEqual(revisions.map((_, i) => (revisions[0] ?? 0) + i));
      }),
    );
  });
});
