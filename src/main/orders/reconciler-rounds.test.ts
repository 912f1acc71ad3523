import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../shared/result.ts';
import { clientId, venueId } from '../testing/sample-order.ts';
import { type ScriptedSources, scriptedSources, venueRow } from '../testing/scripted-sources.ts';
import { silentLog } from '../testing/silent-log.ts';
import { sampleSignature, type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { RECOVERY_MS } from './judge-outcome.ts';
import { createReconciler, type Reconciler } from './reconciler.ts';

const { orderHash, deadline } = sampleSignature(1);
const found = async () => ok([venueRow({ venueOrderId: venueId(9), orderHash })]);

let bench: TempRecorder;
let sources: ScriptedSources;
let reconciler: Reconciler;
let errors: unknown[];
beforeEach(() => {
  bench = tempRecorder();
  sources = scriptedSources();
  errors = [];
  const log = { ...silentLog, error: (...logged: unknown[]) => void errors.push(logged) };
  reconciler = createReconciler({ ...bench.core, log }, sources);
});
afterEach(() => {
  reconciler.close();
  bench.temp.remove();
});

const row = () => bench.temp.database.orders.byClientId(clientId(1));
/** The venue's answers wait until the returned function is called. */
function holdAnswers(): () => void {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  sources.listOrders = () => released.then(() => ok([]));
  return release;
}

describe('a round of looking up', () => {
  it('comes again after one that broke', async () => {
    bench.unknown(1);
    sources.listOrders = () => Promise.reject(new Error('a bug'));
    await reconciler.run();
    expect(errors).toHaveLength(1);
    sources.listOrders = found;
    bench.clock.advance(2_000);
    await expect.poll(() => row()?.stage).toBe('open');
  });

  it('changes nothing while no source answers, and comes again after two seconds', async () => {
    const unknown = bench.unknown(1);
    await reconciler.run();
    expect(row()).toEqual(unknown);
    bench.clock.advance(1_999);
    expect(sources.asked).toBe(1);
    sources.listOrders = found;
    bench.clock.advance(1);
    await expect.poll(() => row()?.stage).toBe('open');
    expect(sources.asked).toBe(2);
  });

  it('is followed by one more, however often it was asked for meanwhile', async () => {
    bench.unknown(1);
    const answer = holdAnswers();
    const runs = [reconciler.run(), reconciler.run(), reconciler.run()];
    expect(sources.asked).toBe(1);
    answer();
    await Promise.all(runs);
    expect(sources.asked).toBe(2);
    expect(bench.clock.pending).toBe(1);
  });

  it('is the last one if nothing is left to look up', async () => {
    await reconciler.run();
    expect(bench.clock.pending).toBe(0);
  });

  it('records nothing and is the last one once it was closed', async () => {
    const unknown = bench.unknown(1);
    const answer = holdAnswers();
    sources.blockTime = ok(deadline + 1);
    sources.nonce = 1;
    const run = reconciler.run();
    reconciler.close();
    answer();
    await run;
    expect(row()).toEqual(unknown);
    expect(bench.clock.pending).toBe(0);
  });

  it('that was waited for does not come once it was closed', async () => {
    bench.unknown(1);
    await reconciler.run();
    expect(bench.clock.pending).toBe(1);
    reconciler.close();
    expect(bench.clock.pending).toBe(0);
  });

  it('logs what breaks it, and the next one works', async () => {
    bench.unknown(1);
    sources.listOrders = () => Promise.reject(new Error('a bug'));
    await reconciler.run();
    expect(errors).toMatchObject([[expect.any(String), { error: 'Error: a bug' }]]);
    sources.listOrders = found;
    await reconciler.run();
    expect(row()?.stage).toBe('open');
  });
});

describe('a round looks up', () => {
  it('an order whose sending broke off before its outcome was recorded as unknown', async () => {
    bench.signed(1);
    bench.recorder.record(clientId(1), 'terminal', { type: 'submitting' });
    sources.listOrders = found;
    await reconciler.run();
    expect(row()?.stage).toBe('open');
  });

  it('an open order once its validTo has passed, and on when the user was asked to look', async () => {
    bench.signed(1);
    bench.recorder.acknowledge(clientId(1), venueId(9), 'post-reply');
    bench.clock.sleep(deadline * 1_000 - bench.clock.now());
    await reconciler.run();
    expect(sources.asked).toBe(0);
    bench.clock.sleep(RECOVERY_MS);
    await reconciler.run();
    expect(row()?.stage).toBe('attention');
    const expired = venueRow({ venueOrderId: venueId(9), status: 'expired' });
    sources.listOrders = async () => ok([expired]);
    await reconciler.run();
    expect(row()?.stage).toBe('expired');
    expect(bench.clock.pending).toBe(0);
  });
});
