import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aged } from '../../shared/domain/aged.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { FeeModel } from '../../shared/domain/fees.ts';
import { PLATFORM } from '../../shared/math/testing.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { restoreFees } from '../core/restore-fees.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import type { VenueError } from '../venue/venue-error.ts';
import { createFeeFeed } from './fee-feed.ts';

let bench: TempRecorder;
let gasPrice: Result<bigint, AppError>;
let rate: Result<number, VenueError>;
let asked: string[];

beforeEach(() => {
  bench = tempRecorder();
  gasPrice = ok(50_000_000_000n);
  rate = ok(100);
  asked = [];
});
afterEach(() => bench.temp.remove());

/** The feed of a terminal that has just been started on this database. */
function start(feeModel: FeeModel, feeEndpoint: string | null = null) {
  const { core, state, temp } = bench;
  state.set('fees', restoreFees({ feeModel, feeEndpoint }, temp.database.cache.fees.get()));
  const chain = { gasPrice: async () => gasPrice };
  const feeBps = async (path: string) => {
    asked.push(path);
    return rate;
  };
  return createFeeFeed({ ...core, settings: { feeEndpoint } }, { venue: { feeBps }, chain });
}
const fees = () => bench.state.current.fees;

const RELAYER = { kind: 'relayer', bps: 100 } as const;

describe('the relayer’s rate', () => {
  it('comes from the settings if the venue has no endpoint for it, and no request is sent', async () => {
    const feed = start(RELAYER);
    await feed.refresh();
    await feed.confirm();
    expect(fees()).toEqual({ ...RELAYER, asOf: 'always' });
    expect(asked).toEqual([]);
  });

  it('comes from the endpoint once it has answered, and is unconfirmed until then', async () => {
    rate = ok(30);
    const feed = start(RELAYER, '/leverage/fee');
    expect(fees()).toEqual({ ...RELAYER, asOf: null });
    await feed.refresh();
    expect(fees()).toEqual({ kind: 'relayer', bps: 30, asOf: bench.clock.now() });
    expect(asked).toEqual(['/leverage/fee']);
    expect(bench.state.current.notices).toEqual([]);
  });

  it('that cannot be read stays as it was and grows old, also over a restart', async () => {
    const readAt = bench.clock.now();
    rate = ok(30);
    await start(RELAYER, '/leverage/fee').refresh();
    rate = err({ kind: 'unknown', detail: 'HTTP 503' });
    bench.clock.advance(60_000);
    await start(RELAYER, '/leverage/fee').refresh();
    expect(fees()).toEqual({ kind: 'relayer', bps: 30, asOf: readAt });
  });

  it('is asked for again before signing unless it was confirmed within ten seconds', async () => {
    const feed = start(RELAYER, '/leverage/fee');
    await feed.refresh();
    bench.clock.advance(10_000);
    await feed.confirm();
    expect(asked).toHaveLength(1);
    bench.clock.advance(1);
    await feed.confirm();
    expect(asked).toHaveLength(2);
  });

  it('that changes raises a notice', async () => {
    const feed = start(RELAYER, '/leverage/fee');
    await feed.refresh();
    rate = ok(150);
    await feed.refresh();
    expect(bench.state.current.notices).toMatchObject([
      { code: 'FEE_CHANGED', fromBps: 100, toBps: 150 },
    ]);
  });
});

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

  it('is not read under a fee that does not depend on it', async () => {
    await start(RELAYER).follow();
    expect(fees()).toEqual({ ...RELAYER, asOf: 'always' });
  });
});
