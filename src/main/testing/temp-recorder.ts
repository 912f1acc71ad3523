import type { Delta } from '../../shared/contract/snapshot.ts';
import { orderDigest, orderHash, sessionId } from '../../shared/domain/ids.ts';
import type { Order, OrderSignatureFacts } from '../../shared/domain/order.ts';
import { restoreState } from '../core/restore-state.ts';
import { createState, type StateStore } from '../core/state.ts';
import { createOrderRecorder, type OrderRecorder } from '../orders/order-recorder.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { SAMPLE_TIME, sampleOrder } from './sample-order.ts';
import { type TempDatabase, tempDatabase } from './temp-database.ts';

const hash = (n: number): `0x${string}` => `0x${n.toString(16).padStart(64, '0')}`;

/** What the n-th sample order signs: the first session's n-th nonce. */
export const sampleSignature = (n: number): OrderSignatureFacts => ({
  sessionId: sessionId(hash(1)),
  nonce: n,
  deadline: 1_776_944_415,
  orderHash: orderHash(hash(0x1_000 + n)),
  orderDigest: orderDigest(hash(0x2_000 + n)),
});

/** A recorder on a real database, and everything the page was told since. */
export interface TempRecorder {
  readonly temp: TempDatabase;
  readonly clock: FakeClock;
  readonly state: StateStore;
  readonly recorder: OrderRecorder;
  readonly deltas: readonly Delta[];
  /** The n-th sample order, signed and not sent. */
  signed(n: number): Order;
  /** The n-th sample order, sent, its outcome unknown. */
  unknown(n: number): Order;
}

/** The caller removes `temp`. */
export function tempRecorder(): TempRecorder {
  const temp = tempDatabase();
  const clock = createFakeClock(SAMPLE_TIME + 10_000);
  const urls = { executorUrl: 'http://127.0.0.1', indexerUrl: 'http://127.0.0.1' };
  const environment = { name: 'paper', paper: true, chainId: 146, ...urls, venueCancels: false };
  const fees = { feeModel: { kind: 'relayer', bps: 100 }, feeEndpoint: null } as const;
  const state = createState(restoreState(temp.database, environment, fees, clock.now()));
  const { journal, orders } = temp.database;
  const recorder = createOrderRecorder({ clock, journal, orders, state });
  const deltas: Delta[] = [];
  state.onDelta((delta) => deltas.push(delta));

  const signed = (n: number): Order => {
    const { clientOrderId: id } = recorder.create(sampleOrder(n));
    return recorder.record(id, 'terminal', { type: 'signed', signature: sampleSignature(n) });
  };
  return {
    temp,
    clock,
    state,
    recorder,
    deltas,
    signed,
    unknown(n) {
      const { clientOrderId: id } = signed(n);
      recorder.record(id, 'terminal', { type: 'submitting' });
      return recorder.record(id, 'terminal', { type: 'outcome-unknown', reason: 'time-out' });
    },
  };
}
