import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { value } from '../../shared/domain/figure.ts';
import type { Coverage, FundingEvent } from '../../shared/domain/history.ts';
import { err, ok } from '../../shared/result.ts';
import { type PagedHistory, pagedHistory, pastOrders } from '../testing/paged-history.ts';
import { SAMPLE_TIME, venueId } from '../testing/sample-order.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { unwrap } from '../testing/unwrap.ts';
import { type Backfill, createBackfill } from './backfill.ts';
import { createOrderImport, type OrderImport } from './order-import.ts';

let bench: TempRecorder;
let history: PagedHistory;
let backfill: Backfill;
let importOrders: OrderImport;
/** The coverage of orders, as it was published. */
let told: (Coverage | undefined)[];

beforeEach(() => {
  bench = tempRecorder();
  history = pagedHistory();
  told = [];
  importOrders = createOrderImport(bench.core);
  backfill = createBackfill(bench.core, { venue: history.venue, importOrders });
  bench.state.onDelta(({ changes }) => {
    for (const change of changes) {
      if (change.slice === 'coverage')
        told.push(change.value.find(({ kind }) => kind === 'orders'));
    }
  });
  history.orders = pastOrders(5);
  history.funding = [paid(2), paid(1)];
});
afterEach(() => bench.temp.remove());

const LONG_AFTER_MS = 3_600_000;

const paid = (n: number): FundingEvent => ({
  id: `funding-${n}`,
  account: bench.temp.account,
  symbol: 'wS-USDC',
  rate: '0.0009',
  amount: value('-1'),
  at: SAMPLE_TIME + n,
});
const run = () => backfill(bench.temp.account);
const held = () => bench.temp.database.orders.recent(bench.temp.account, 50);
const coverage = (kind: string) =>
  bench.temp.database.coverage.list(bench.temp.account).find((row) => row.kind === kind);

describe('history never fetched before', () => {
  it('is read page by page to its end', async () => {
    expect(await run()).toEqual(ok(null));
    expect(history.asked).toEqual(['orders 1', 'orders 2', 'orders 3', 'fills 1', 'funding 1']);
    expect(held().map((order) => order.venueOrderId)).toEqual([5, 4, 3, 2, 1].map(venueId));
    const page = bench.temp.database.funding.page(bench.temp.account, { cursor: null, limit: 9 });
    expect(unwrap(page).rows).toEqual([paid(2), paid(1)]);
  });

  it('is published as complete once its last page has arrived, with how far back it goes', async () => {
    await run();
    const checkedAt = bench.clock.now();
    const part = (rows: number, seconds: number) => ({
      rows,
      oldest: SAMPLE_TIME + seconds * 1_000,
    });
    expect(told.slice(0, 3)).toMatchObject([
      { kind: 'orders', complete: false, checkedAt, ...part(2, 4) },
      { kind: 'orders', complete: false, checkedAt, ...part(4, 2) },
      { kind: 'orders', complete: true, checkedAt, ...part(5, 1) },
    ]);
    expect(coverage('fills')).toMatchObject({ complete: true, rows: 0, oldest: null });
    expect(coverage('funding')).toMatchObject({ complete: true, rows: 2 });
  });
});

describe('a page that does not come', () => {
  // So that rows held already are old enough to end a history that was complete before.
  beforeEach(() => bench.clock.advance(LONG_AFTER_MS));

  it('leaves earlier pages, and the other kinds of history, in place', async () => {
    history.away = 2;
    expect(await run()).toEqual(err({ code: 'VENUE_UNREACHABLE', detail: 'time-out' }));
    expect(held()).toHaveLength(2);
    expect(coverage('orders')).toMatchObject({ complete: false, rows: 2 });
    expect(coverage('funding')).toMatchObject({ complete: true, rows: 2 });
  });

  it('is fetched by the next run, with all that is older', async () => {
    history.away = 2;
    await run();
    history.away = null;
    expect(await run()).toEqual(ok(null));
    expect(held()).toHaveLength(5);
    expect(coverage('orders')).toMatchObject({ complete: true, rows: 5 });
  });

  it('leaves no gap in a history that was complete before', async () => {
    await run();
    history.orders = pastOrders(9);
    history.away = 2;
    await run();
    expect(coverage('orders')).toMatchObject({ complete: false, rows: 7 });
    history.away = null;
    await run();
    expect(coverage('orders')).toMatchObject({ complete: true, rows: 9 });
  });
});

describe('a venue that gives the same page again and again', () => {
  it('is not asked endlessly', async () => {
    history.repeats = true;
    expect(await run()).toEqual(err({ code: 'VENUE_REPEATS_PAGE', call: 'orders', page: 1 }));
    expect(coverage('orders')).toMatchObject({ complete: false });
  });
});

describe('history that was complete before', () => {
  const askedSince = async (): Promise<readonly string[]> => {
    const before = history.asked.length;
    await run();
    return history.asked.slice(before);
  };
  beforeEach(async () => {
    bench.clock.advance(LONG_AFTER_MS);
    await run();
  });

  it('is asked for one page when nothing is new, and stays as it is', async () => {
    const before = held();
    expect(await askedSince()).toEqual(['orders 1', 'fills 1', 'funding 1']);
    expect(held()).toEqual(before);
    expect(coverage('funding')).toMatchObject({ complete: true, rows: 2 });
  });

  it('is read on through rows that polling brought, as far back as it was complete', async () => {
    const [newest, second] = pastOrders(9, LONG_AFTER_MS);
    history.orders = [...pastOrders(9, LONG_AFTER_MS).slice(0, 4), ...pastOrders(5)];
    importOrders(
      bench.temp.account,
      [newest, second].flatMap((row) => row ?? []),
      'poll',
    );
    await run();
    expect(coverage('orders')).toMatchObject({ complete: true, rows: 9 });
  });

  it('is read until a page brings nothing new', async () => {
    history.orders = pastOrders(8);
    const asked = ['orders 1', 'orders 2', 'orders 3', 'fills 1', 'funding 1'];
    expect(await askedSince()).toEqual(asked);
    expect(coverage('orders')).toMatchObject({ complete: true, rows: 8 });
  });
});
