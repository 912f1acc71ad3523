import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerAddress } from '../../shared/domain/ids.ts';
import type { Journal } from '../db/database.ts';
import { clientId, SAMPLE_TIME, sampleOrder, venueId } from '../testing/sample-order.ts';
import { venueRow } from '../testing/scripted-sources.ts';
import { sampleSignature, type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import type { VenueOrder } from '../venue/rows/order.ts';
import { elsewhereOrderId } from './elsewhere-order.ts';
import { createOrderImport, type OrderImport } from './order-import.ts';

let bench: TempRecorder;
let importOrders: OrderImport;
const importInto = (journal: Journal): OrderImport => {
  const { core } = bench;
  return createOrderImport({ ...core, database: { ...core.database, journal } });
};
beforeEach(() => {
  bench = tempRecorder();
  importOrders = importInto(bench.temp.database.journal);
});
afterEach(() => bench.temp.remove());

const { terms } = sampleOrder(1);
const at = SAMPLE_TIME + 4_000;
const row = (n: number, differs: Partial<VenueOrder> = {}): VenueOrder =>
  venueRow({ venueOrderId: venueId(n), createdAt: at, updatedAt: at + 1_000, ...differs });
const take = (...rows: VenueOrder[]): number => importOrders(bench.temp.account, rows, 'history');
const held = () => bench.temp.database.orders.recent(bench.temp.account, 50);

describe('a row of the venue that is our order', () => {
  it.each([
    ['hash', () => ({ orderHash: sampleSignature(1).orderHash })],
    ['digest', () => ({ orderDigest: sampleSignature(1).orderDigest })],
    ['session and nonce', () => ({ sessionId: sampleSignature(1).sessionId, nonce: 1 })],
  ])('by its %s is linked to it, and no second row is made', (_, signed) => {
    bench.unknown(1);
    bench.unknown(2);
    take(row(7), row(8, { status: 'filled', ...signed() }));
    const own = { clientOrderId: clientId(1), origin: 'here', stage: 'filled' };
    expect(bench.temp.database.orders.byVenueId(venueId(8))).toMatchObject(own);
    expect(held()).toHaveLength(3);
    expect(bench.temp.database.orders.byClientId(clientId(2))?.venueOrderId).toBeNull();
  });

  it('is not linked to it when it is listed for another account', () => {
    const { database } = bench.temp;
    const other = ownerAddress(`0x${'bB'.repeat(20)}`);
    const account = { chainId: 146, label: 'other', owner: 'watch-only', createdAt: 1 } as const;
    database.accounts.upsert({ ...account, address: other });
    bench.unknown(1);
    importOrders(other, [row(8, { orderHash: sampleSignature(1).orderHash })], 'history');
    expect(held()).toMatchObject([{ clientOrderId: clientId(1), venueOrderId: null }]);
    expect(database.orders.recent(other, 9)).toMatchObject([{ origin: 'elsewhere' }]);
  });

  it('takes over what was seen of it before it was recognised', () => {
    take(row(8));
    expect(held()).toMatchObject([{ origin: 'elsewhere' }]);
    bench.unknown(1);
    take(row(8, { orderHash: sampleSignature(1).orderHash }));
    expect(held()).toMatchObject([{ clientOrderId: clientId(1), venueOrderId: venueId(8) }]);
    expect(bench.state.current.orders.value).toEqual(held());
  });
});

describe('a row of the venue that was not placed here', () => {
  it('becomes an order of elsewhere, dated and named by the venue', () => {
    expect(take(row(7, { terms }))).toBe(1);
    const order = {
      clientOrderId: elsewhereOrderId(venueId(7)),
      venueOrderId: venueId(7),
      origin: 'elsewhere',
      stage: 'open',
      terms,
      signature: null,
      createdAt: at,
    };
    expect(held()).toMatchObject([order]);
    expect(bench.state.current.orders).toEqual({ value: held(), asOf: bench.clock.now() });
  });

  it('gets its terms from a later row where the first had none', () => {
    take(row(7));
    expect(held()).toMatchObject([{ terms: null }]);
    expect(take(row(7, { status: 'filled', terms }))).toBe(1);
    expect(held()).toMatchObject([{ stage: 'filled', terms }]);
  });

  it('keeps the reason in the words of the venue when it failed', () => {
    const failure = {
      by: 'venue',
      code: 'ORDER_REVERTED',
      message: 'Return amount is not enough',
    } as const;
    take(row(7, { status: 'failed', failure }));
    expect(held()).toMatchObject([{ stage: 'failed', failure }]);
  });
});

describe('a page of rows', () => {
  const page = [
    row(7, { terms, status: 'filled' }),
    row(8, { status: 'failed', failure: { by: 'venue', code: 'X', message: 'y' } }),
    row(9, { createdAt: null, updatedAt: null }),
  ];
  const events = () =>
    held().map(({ clientOrderId }) => bench.temp.database.journal.events(clientOrderId));

  it('taken in twice changes nothing the second time', () => {
    expect(take(...page)).toBe(3);
    const before = [held(), events(), bench.state.snapshot()];
    bench.clock.advance(60_000);
    expect(take(...page)).toBe(0);
    expect([held(), events(), bench.state.snapshot()]).toEqual(before);
  });

  it('is taken in whole or not at all', () => {
    const { journal } = bench.temp.database;
    const failing = importInto({
      ...journal,
      appendByVenueId(id, ...rest) {
        if (id === venueId(9)) throw new Error('disk full');
        return journal.appendByVenueId(id, ...rest);
      },
    });
    expect(() => failing(bench.temp.account, page, 'history')).toThrow('disk full');
    expect([held(), bench.deltas]).toEqual([[], []]);
    expect(take(...page)).toBe(3);
  });

  it('is published in one delta', () => {
    take(...page);
    expect(bench.deltas).toHaveLength(1);
  });

  it('never moves an order back to an earlier stage', () => {
    take(row(7, { status: 'filled', fill: { txHash: null, boughtAmount: '87', price: '0.04' } }));
    const [filled] = held();
    expect(take(row(7, { updatedAt: at - 5_000 }))).toBe(0);
    expect(
      take(row(7, { status: 'failed', failure: { by: 'venue', code: 'X', message: 'y' } })),
    ).toBe(0);
    expect(held()).toEqual([filled]);
  });
});
