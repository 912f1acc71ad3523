import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aged } from '../../shared/domain/aged.ts';
import { type OwnerAddress, ownerAddress } from '../../shared/domain/ids.ts';
import type { UserLimits } from '../../shared/domain/user-limits.ts';
import { signableCall } from '../testing/signable-call.ts';
import { sampleBalance, sampleRisk } from '../testing/temp-account-sync.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { wsUsdc } from '../testing/venue-fixtures.ts';
import { restoreAccount, restoreState } from './restore-state.ts';

const OTHER = ownerAddress(`0x${'bB'.repeat(20)}`);
const other = { address: OTHER, chainId: 146, label: 'other', createdAt: 2 } as const;
const limits: UserLimits = {
  maxNotional: '500',
  maxLeverage: null,
  maxOrdersPerMinute: 3,
  maxPriceDeviationBps: null,
};

let bench: TempRecorder;
let account: OwnerAddress;
beforeEach(() => {
  bench = tempRecorder();
  account = bench.temp.account;
  bench.state.keep('accounts', { ...other, owner: 'watch-only' });
});
afterEach(() => bench.temp.remove());

const changes = () => bench.deltas.slice(1).map((delta) => delta.changes);
const nextStart = () => {
  const { settings, clock } = bench.core;
  const { environment } = bench.state.current;
  return restoreState(bench.temp.database, environment, settings, clock.now());
};

describe('a slice of the account on show', () => {
  it('is saved, shown, and returned as it was saved', () => {
    const saved = aged([sampleBalance], bench.clock.now());
    expect(bench.state.keep('balances', account, [sampleBalance])).toEqual(saved);
    expect(restoreAccount(bench.temp.database, account).balances).toEqual(saved);
    expect(changes()).toEqual([[{ slice: 'balances', value: saved }]]);
  });

  it('is as old as its figures, where the caller says how old they are', () => {
    expect(bench.state.keep('positions', account, [], 7)).toEqual(aged([], 7));
    expect(bench.state.current.positions).toEqual(aged([], 7));
    expect(restoreAccount(bench.temp.database, account).positions).toEqual(aged([], 7));
  });

  it('is in the database before any listener hears of it', () => {
    const heard: unknown[] = [];
    bench.state.onDelta(() => heard.push(restoreAccount(bench.temp.database, account).risk.value));
    bench.state.keep('risk', account, sampleRisk('0.05'));
    expect(heard).toEqual([sampleRisk('0.05')]);
  });
});

describe('a slice of another account', () => {
  it('is saved and returned but not shown, until the account is selected', () => {
    const now = bench.clock.now();
    expect(bench.state.keep('setup', OTHER, { nativeBalance: '3', tokens: [] })).toEqual(
      aged({ nativeBalance: '3', tokens: [] }, now),
    );
    expect(bench.state.keep('desiredSessions', OTHER, 2)).toBe(2);
    expect(changes()).toEqual([]);
    bench.state.select(OTHER);
    expect(changes()).toHaveLength(1);
    expect(bench.state.current).toMatchObject({
      activeAccount: OTHER,
      setup: { value: { nativeBalance: '3' }, asOf: now },
      desiredSessions: 2,
    });
  });
});

describe('a slice that belongs to no account', () => {
  it('is shown whichever account is on show', () => {
    const now = bench.clock.now();
    bench.state.select(OTHER);
    expect(bench.state.keep('markets', [wsUsdc])).toEqual(aged([wsUsdc], now));
    expect(bench.state.keep('limits', limits)).toEqual(limits);
    expect(bench.state.current).toMatchObject({ markets: aged([wsUsdc], now), limits });
  });
});

describe('the next start', () => {
  it('restores what was kept, with the account that was selected last', () => {
    const { state, clock } = bench;
    const config = { ...signableCall().config, mode: 'changed' };
    state.select(OTHER);
    state.keep('tickers', []);
    state.keep('limits', limits);
    state.keep('fees', { kind: 'relayer', bps: 100, asOf: 'always' });
    state.keep('venue', { config, changes: [] });
    state.keep('coverage', OTHER, { kind: 'fills', complete: true });
    expect(nextStart()).toMatchObject({
      accounts: state.current.accounts,
      activeAccount: OTHER,
      tickers: aged([], clock.now()),
      limits,
      fees: state.current.fees,
      venue: { config },
      coverage: state.current.coverage,
    });
    expect(state.current.coverage).toContainEqual(
      expect.objectContaining({ account: OTHER, kind: 'fills', complete: true }),
    );
  });

  it('does not show a finished flattening that the user has read', () => {
    const { state } = bench;
    const done = { startedAt: 1, step: 'revoke', cancelled: 0, closed: 0, revoked: 1 } as const;
    state.keep('flatten', account, { ...done, state: { kind: 'done' } });
    expect(nextStart().flatten).toMatchObject({ revoked: 1 });
    expect(state.keep('flatten', account, null)).toBeNull();
    expect(nextStart().flatten).toBeNull();
  });

  it('does not remember which fields of the configuration had changed', () => {
    const { config } = signableCall();
    const changed = { field: 'mode', from: 'executor', to: 'other' } as const;
    bench.state.keep('venue', { config, changes: [changed] });
    expect(bench.state.current.venue.changes).toEqual([changed]);
    expect(nextStart().venue).toEqual({ config, changes: [] });
  });
});
