import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerAddress, type UnixMs } from '../../shared/domain/ids.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import { err, ok } from '../../shared/result.ts';
import { clientId, SAMPLE_TIME, venueId } from '../testing/sample-order.ts';
import {
  sampleBalance,
  type TempAccountSync,
  tempAccountSync,
} from '../testing/temp-account-sync.ts';
import type { AccountFrame } from '../venue/channel/account-frame.ts';
import { type ApplyFrame, createApplyFrame } from './apply-frame.ts';
import { createHeldOrderFrames, type HeldOrderFrames } from './held-order-frames.ts';

let bench: TempAccountSync;
let held: HeldOrderFrames;
let apply: ApplyFrame;
/** How often the account was asked to be read again. */
let refreshes: number;
beforeEach(() => {
  bench = tempAccountSync();
  refreshes = 0;
  held = createHeldOrderFrames();
  const refresh = {
    afterNews: () => {
      refreshes += 1;
    },
  };
  apply = createApplyFrame(bench.core, { held, sync: bench.sync, refresh });
});
afterEach(() => bench.temp.remove());

const at = SAMPLE_TIME + 9_000;
const pending: OrderFact = { type: 'pending', venueOrderId: venueId(1) };
const fill = { txHash: null, boughtAmount: '87', price: null };
const filled: OrderFact = { type: 'filled', venueOrderId: venueId(1), fill };
const order = (
  fact: OrderFact,
  createdAt: UnixMs | null = null,
): Extract<AccountFrame, { kind: 'order' }> => ({
  kind: 'order',
  venueOrderId: venueId(1),
  createdAt,
  event: { at, source: 'frame', ...fact },
});
const rows = () => bench.temp.database.orders.recent(bench.temp.account, 9);
const totals = () => bench.state.current.balances.value.map(({ total }) => total);
const balances = (total: string, blockNumber: number | null): AccountFrame => ({
  kind: 'balances',
  balances: [{ ...sampleBalance, total }],
  blockNumber,
});

describe('a frame with balances', () => {
  it('replaces those shown and those saved, and has the account read again', () => {
    apply(balances('1', 10));
    apply({ kind: 'balances', balances: [], blockNumber: 11 });
    apply(balances('2', 12));
    expect(totals()).toEqual(['2']);
    const kept = bench.temp.database.cache.account.balances.get(bench.temp.account);
    expect(kept).toEqual(bench.state.current.balances);
    expect(kept.asOf).toBe(bench.clock.now());
    expect(refreshes).toBe(3);
  });

  it('of an older block than the last is ignored; of the same or an unnamed one it is not', () => {
    apply(balances('1', 10));
    apply(balances('2', 9));
    expect(totals()).toEqual(['1']);
    expect(refreshes).toBe(1);
    apply(balances('3', 10));
    expect(totals()).toEqual(['3']);
    apply(balances('4', null));
    expect(totals()).toEqual(['4']);
    apply(balances('5', 9));
    expect(totals()).toEqual(['4']);
  });

  it('without rows has them fetched', async () => {
    bench.sources.balances = async () => ok([{ ...sampleBalance, total: '8' }]);
    apply({ kind: 'balances-stale' });
    expect(refreshes).toBe(1);
    await bench.core.background.settled();
    expect(totals()).toEqual(['8']);
  });
});

describe('a frame about an order', () => {
  it('that is unknown makes a row of elsewhere, as old as the venue says or as its first event', () => {
    apply(order(pending, SAMPLE_TIME));
    apply({ ...order(filled), venueOrderId: venueId(2) });
    const elsewhere = { origin: 'elsewhere', terms: null };
    expect(rows()).toMatchObject([
      { ...elsewhere, venueOrderId: venueId(2), stage: 'filled', createdAt: at },
      { ...elsewhere, venueOrderId: venueId(1), stage: 'open', createdAt: SAMPLE_TIME },
    ]);
    expect(bench.state.current.orders.value).toEqual(rows());
  });

  it('has the account read again for anything but a pending order', () => {
    apply(order(pending));
    expect(refreshes).toBe(0);
    apply(order(filled));
    expect(refreshes).toBe(1);
  });

  it('waits while an order is being sent, and is then applied to that order', () => {
    const { clientOrderId } = bench.unknown(1);
    const posted = held.hold();
    apply(order(pending));
    apply(order(filled));
    expect(rows()).toMatchObject([{ clientOrderId, stage: 'submitted' }]);
    bench.recorder.acknowledge(clientOrderId, venueId(1), 'post-reply');
    posted();
    expect(rows()).toMatchObject([{ clientOrderId: clientId(1), stage: 'filled', fill }]);
  });

  it('belongs to the account that was on show when it arrived, whichever is when it is recorded', () => {
    const { account, database } = bench.temp;
    const other = ownerAddress(`0x${'bB'.repeat(20)}`);
    const row = { chainId: 146, label: 'other', owner: 'watch-only', createdAt: 1 } as const;
    database.accounts.upsert({ ...row, address: other });
    const posted = held.hold();
    apply(order(pending));
    bench.state.set('activeAccount', other);
    posted();
    expect(database.orders.recent(other, 9)).toEqual([]);
    expect(database.orders.recent(account, 9)).toMatchObject([{ venueOrderId: venueId(1) }]);
  });

  it('does not wait for another order that is being sent if its row is known', () => {
    apply(order(pending));
    held.hold();
    apply(order(filled));
    expect(rows()).toMatchObject([{ stage: 'filled' }]);
  });
});

describe('a frame that is no news of the account', () => {
  it.each<AccountFrame>([{ kind: 'foreign' }, { kind: 'subscribed' }, { kind: 'pong' }])(
    'changes nothing and asks for nothing ($kind)',
    async (frame) => {
      expect(apply(frame)).toEqual(ok(null));
      await bench.core.background.settled();
      expect([bench.state.snapshot().revision, refreshes, rows()]).toEqual([1, 0, []]);
    },
  );

  it('of an unknown type is counted', () => {
    for (const type of ['margin_call', 'margin_call', 'gift'])
      apply({ kind: 'unknown-type', type });
    expect(bench.state.current.notices).toMatchObject([
      { code: 'UNKNOWN_FRAME_TYPE', type: 'gift', count: 1 },
      { code: 'UNKNOWN_FRAME_TYPE', type: 'margin_call', count: 2 },
    ]);
    expect(refreshes).toBe(0);
  });

  it('and cannot be read makes the stream suspect', () => {
    const applied = apply({ kind: 'malformed', detail: 'not JSON' });
    expect(bench.state.current.notices).toMatchObject([{ code: 'STREAM_SUSPECT', count: 1 }]);
    expect(applied).toEqual(err({ code: 'STREAM_SUSPECT', detail: 'not JSON' }));
  });
});
