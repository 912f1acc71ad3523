import type { Delta } from '../../shared/contract/snapshot.ts';
import { orderDigest, orderHash, sessionId } from '../../shared/domain/ids.ts';
import type { Order, OrderSignatureFacts } from '../../shared/domain/order.ts';
import { type Core, restoreCore } from '../core/open-core.ts';
import type { OrderRecorder } from '../core/order-recorder.ts';
import { readSettings, type Settings } from '../core/settings.ts';
import type { StateStore } from '../core/state.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { halfRandom } from './half-random.ts';
import { noKeychain } from './no-keychain.ts';
import { SAMPLE_TIME, sampleOrder } from './sample-order.ts';
import { signableCall } from './signable-call.ts';
import { silentLog } from './silent-log.ts';
import { type TempDatabase, tempDatabase } from './temp-database.ts';
import { unwrap } from './unwrap.ts';

const hash = (n: number): `0x${string}` => `0x${n.toString(16).padStart(64, '0')}`;

/** The signature facts of the n-th sample order: the first session's n-th nonce. */
export const sampleSignature = (n: number): OrderSignatureFacts => ({
  sessionId: sessionId(hash(1)),
  nonce: n,
  deadline: 1_776_944_415,
  orderHash: orderHash(hash(0x1_000 + n)),
  orderDigest: orderDigest(hash(0x2_000 + n)),
});

/** A core on a real database and a fake clock, with every delta since the start. */
export interface TempRecorder {
  readonly temp: TempDatabase;
  readonly core: Core;
  readonly clock: FakeClock;
  readonly state: StateStore;
  readonly recorder: OrderRecorder;
  readonly deltas: readonly Delta[];
  /** The n-th sample order, signed but not sent. */
  signed(n: number): Order;
  /** The n-th sample order, sent with an unknown outcome. */
  unknown(n: number): Order;
}

/** The caller removes `temp`. The venue's configuration was accepted in an earlier run. */
export function tempRecorder(settings: Partial<Settings> = {}): TempRecorder {
  const temp = tempDatabase();
  const clock = createFakeClock(SAMPLE_TIME + 10_000);
  temp.database.cache.venueConfig.set(signableCall().config, clock.now());
  const core = restoreCore(
    {
      settings: { ...unwrap(readSettings({})), ...settings },
      databasePath: temp.path,
      clock,
      random: halfRandom,
      keyStore: noKeychain,
      log: silentLog,
      openExternal: () => Promise.reject(new Error('there is no browser')),
    },
    temp.database,
  );
  const { state, recorder } = core;
  const deltas: Delta[] = [];
  state.onDelta((delta) => deltas.push(delta));

  const signed = (n: number): Order => {
    const { clientOrderId: id } = recorder.create(sampleOrder(n));
    return recorder.record(id, 'terminal', { type: 'signed', signature: sampleSignature(n) });
  };
  return {
    temp,
    core,
    clock,
    state,
    recorder,
    deltas,
    signed,
    unknown(n) {
      const { clientOrderId: id } = signed(n);
      recorder.record(id, 'terminal', { type: 'submitting' });
      return recorder.record(id, 'terminal', {
        type: 'outcome-unknown',
        reason: { code: 'TEXT', text: 'time-out' },
      });
    },
  };
}
