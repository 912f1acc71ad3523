import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/contract/app-error.ts';
import { aged } from '../../shared/domain/aged.ts';
import type { FeeModel } from '../../shared/domain/fees.ts';
import { PLATFORM } from '../../shared/math/testing.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { silentLog } from '../testing/silent-log.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { createFeeFeed } from './fee-feed.ts';
import { restoreFees } from './restore-fees.ts';

let bench: TempRecorder;
let gasPrice: Result<bigint, AppError>;

beforeEach(() => {
  bench = tempRecorder();
  gasPrice = ok(50_000_000_000n);
});
afterEach(() => bench.temp.remove());

/** The feed of a terminal that has just been started on this database. */
function start(model: FeeModel) {
  const { clock, slices, temp } = bench;
  const { fees: cache } = temp.database.cache;
  slices.set('fees', restoreFees(model, cache.get()));
  const chain = { gasPrice: async () => gasPrice };
  return createFeeFeed({ clock, log: silentLog, chain, cache, slices });
}
const fees = () => bench.slices.slices.fees;

describe('the price of gas', () => {
  it('is followed with its age where the fee pays for gas', async () => {
    const feed = start(PLATFORM);
    expect(fees()).toEqual({ ...PLATFORM, gasPrice: aged(null, null) });
    await feed.follow();
    expect(fees()).toEqual({ ...PLATFORM, gasPrice: aged('0.00000005', bench.clock.now()) });
  });

  it('that cannot be read stays as it was and grows old, also over a restart', async () => {
    const readAt = bench.clock.now();
    await start(PLATFORM).follow();
    gasPrice = err({ code: 'CHAIN_UNREACHABLE', detail: 'time-out' });
    bench.clock.advance(60_000);
    await start({ ...PLATFORM, openBps: 20 }).follow();
    expect(fees()).toEqual({ ...PLATFORM, openBps: 20, gasPrice: aged('0.00000005', readAt) });
  });

  it('is nobody’s business under a fee that does not depend on it', async () => {
    await start({ kind: 'relayer', bps: 100 }).follow();
    expect(fees()).toEqual({ kind: 'relayer', bps: 100, asOf: 'always' });
  });
});
