import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Aged, aged } from '../../shared/domain/aged.ts';
import { value } from '../../shared/domain/figure.ts';
import { ownerAddress } from '../../shared/domain/ids.ts';
import type { RiskAccount } from '../../shared/domain/risk-account.ts';
import { composePositions } from '../../shared/math/compose-positions.ts';
import { err, ok } from '../../shared/result.ts';
import { restoreAccount } from '../core/restore-state.ts';
import { holdBack } from '../testing/hold-back.ts';
import { venueId } from '../testing/sample-order.ts';
import {
  type AccountSources,
  sampleBalance,
  sampleLong,
  sampleRisk,
  type TempAccountSync,
  tempAccountSync,
} from '../testing/temp-account-sync.ts';
import { wsUsdc } from '../testing/venue-fixtures.ts';

const OTHER = ownerAddress(`0x${'bB'.repeat(20)}`);
let bench: TempAccountSync;
let sources: AccountSources;
beforeEach(() => {
  bench = tempAccountSync();
  sources = bench.sources;
  const other = { chainId: 146, label: 'other', owner: 'watch-only', createdAt: 2 } as const;
  bench.temp.database.accounts.upsert({ address: OTHER, ...other });
});
afterEach(() => bench.temp.remove());

const venueAway = async () => err({ kind: 'unknown', detail: 'time-out' } as const);
const chainAway = async () => err({ code: 'CHAIN_UNREACHABLE', detail: 'time-out' } as const);
const shown = () => bench.state.current;
const switchAccount = () => bench.state.select(OTHER);
const composedOf = (risk: Aged<RiskAccount | null>) => {
  const markets = aged([wsUsdc], 5);
  const reported = aged([sampleLong], bench.clock.now());
  return composePositions(reported, { risk, markets }, bench.clock.now());
};
const composed = (price: string) => composedOf(aged(sampleRisk(price), bench.clock.now()));

/** Without the times of our own figures, which are read again although the venue is away. */
const undated = (slice: unknown): unknown =>
  JSON.parse(JSON.stringify(slice, (key, held) => (key === 'readAt' ? undefined : held)));

describe('a snapshot of the account', () => {
  it('shows everything with its age, and keeps it for the next start', async () => {
    expect(await bench.sync.snapshot()).toEqual(ok(null));
    const asOf = bench.clock.now();
    expect(shown()).toMatchObject({
      risk: aged(sampleRisk('0.05'), asOf),
      positions: aged(composed('0.05'), asOf),
      balances: aged([sampleBalance], asOf),
      orders: aged([{ venueOrderId: venueId(1), origin: 'elsewhere' }], asOf),
      setup: { value: { nativeBalance: '3' }, asOf },
      sessions: { value: [{ nonce: 7 }], asOf },
    });
    const { risk, positions, balances, setup } = shown();
    const restored = restoreAccount(bench.temp.database, bench.temp.account);
    expect(restored).toMatchObject({ risk, positions, balances, setup });
  });

  it('never shows positions without our own figures however late the chain gives them', async () => {
    const late = holdBack(sources, 'riskAccount');
    const reading = bench.sync.snapshot();
    await expect.poll(() => late.waiting).toBe(1);
    late.letGo();
    await reading;
    const told = bench.deltas.flatMap(({ changes }) => changes);
    const positions = told.filter(({ slice }) => slice === 'positions');
    expect(positions).toMatchObject([{ value: { value: composed('0.05') } }]);
    expect(composed('0.05')[0]?.healthFactor.shown.kind).toBe('value');
  });

  it.each([
    ['positions', 'positions'],
    ['balances', 'balances'],
    ['listOrders', 'orders'],
  ] as const)('fails without %s, which stay as old as they are', async (source, slice) => {
    await bench.sync.snapshot();
    const before = shown();
    bench.clock.advance(60_000);
    Object.assign(sources, { [source]: venueAway });
    expect(await bench.sync.snapshot()).toEqual(
      err({ code: 'VENUE_UNREACHABLE', detail: 'time-out' }),
    );
    expect(undated(shown()[slice])).toEqual(undated(before[slice]));
    expect(shown().setup.asOf).toBe(bench.clock.now());
  });

  it.each([
    ['riskAccount', 'risk'],
    ['accountSetup', 'setup'],
  ] as const)('is complete without %s of the chain, which grows old', async (source, slice) => {
    await bench.sync.snapshot();
    const before = shown();
    bench.clock.advance(60_000);
    Object.assign(sources, { [source]: chainAway });
    expect(await bench.sync.snapshot()).toEqual(ok(null));
    expect(shown()[slice]).toEqual(before[slice]);
    expect(shown().balances.asOf).toBe(bench.clock.now());
  });

  it('of no account is empty and sends no request', async () => {
    bench.state.set('activeAccount', null);
    const before = bench.state.snapshot();
    expect(await bench.sync.snapshot()).toEqual(ok(null));
    expect(bench.state.snapshot()).toEqual(before);
  });
});

describe('our figures next to a position', () => {
  it('follow the chain while the venue is away, and the position keeps its age', async () => {
    await bench.sync.snapshot();
    const { asOf } = shown().positions;
    bench.clock.advance(1_000);
    sources.positions = venueAway;
    sources.riskAccount = async () => ok(sampleRisk('0.04'));
    await bench.sync.refreshFigures();
    expect(shown().positions).toEqual(aged(composed('0.04'), asOf));
    expect(composed('0.04')).not.toEqual(composed('0.05'));
  });
});

describe('a second start with a dead node', () => {
  it('shows the venue’s health factor, not the safe one that was kept', async () => {
    await bench.sync.snapshot();
    expect(shown().positions.value[0]?.regime).toBe('safe');
    bench.clock.advance(3_600_000);
    sources.riskAccount = chainAway;
    sources.positions = async () => ok([{ ...sampleLong, healthFactor: value('1.1') }]);
    await bench.sync.snapshot();
    expect(shown().positions.value).toMatchObject([
      { healthFactor: { shown: value('1.1'), disagrees: false }, regime: 'soft' },
    ]);
  });
});

describe('figures that had to be read again', () => {
  it('are, or it is said which side did not give them', async () => {
    expect(await bench.sync.refreshFigures()).toEqual(ok(null));
    bench.clock.advance(1_000);
    sources.riskAccount = chainAway;
    const unread = err({ code: 'ACCOUNT_UNREAD' });
    expect(await bench.sync.refreshFigures()).toEqual(unread);
    sources.positions = venueAway;
    expect((await bench.sync.refreshFigures()).ok).toBe(false);
  });
});

describe('an answer that comes after the user switched to another account', () => {
  const parts = ['positions', 'balances', 'listOrders', 'accountSetup', 'refresh'] as const;
  it.each(parts)('is not shown (%s)', async (source) => {
    const late = holdBack(sources, source);
    const reading = bench.sync.snapshot();
    await expect.poll(() => late.waiting).toBe(1);
    switchAccount();
    const { revision: _, ...before } = bench.state.snapshot();
    late.letGo();
    await reading;
    expect(bench.state.snapshot()).toMatchObject(before);
  });

  it('is not shown (riskAccount), and the new account is read in its place', async () => {
    const late = holdBack(sources, 'riskAccount');
    const reading = bench.sync.refreshFigures();
    await expect.poll(() => late.waiting).toBe(1);
    switchAccount();
    late.letGo();
    await reading;
    expect(shown().risk).toEqual(aged(null, null));
    expect(shown().positions.value).toEqual(composedOf(aged(null, null)));
  });

  it('is never shown later either, as the position of the new account', async () => {
    const { cache } = bench.temp.database;
    cache.account.positions.set(OTHER, [], 5);
    await bench.sync.snapshot();
    switchAccount();
    sources.positions = venueAway;
    await bench.sync.refreshFigures();
    expect(shown().risk.value).toEqual(sampleRisk('0.05'));
    expect(shown().positions).toEqual(aged([], 5));
  });
});
