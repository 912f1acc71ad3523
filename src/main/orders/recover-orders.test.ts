import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientOrderId } from '../../shared/domain/ids.ts';
import type { OrderTerms } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import { clientId, sampleOrder, venueId } from '../testing/sample-order.ts';
import { sampleSignature, type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { recoverOrders } from './recover-orders.ts';

let bench: TempRecorder;
beforeEach(() => {
  bench = tempRecorder();
});
afterEach(() => bench.temp.remove());

const row = (n: number) => bench.temp.database.orders.byClientId(clientId(n));
const events = (n: number) => bench.temp.database.journal.events(clientId(n));
const notOpened = () =>
  bench.state.current.notices.find(({ code }) => code === 'REVERSE_STOPPED')?.count ?? 0;
/** Returns how many orders a notice says were not opened. */
const recover = (): number => {
  const before = notOpened();
  recoverOrders(bench.core);
  return notOpened() - before;
};

describe('what a crash left behind', () => {
  it.each(['created', 'signed'] as const)('was never sent if it was only %s', (stage) => {
    if (stage === 'created') bench.recorder.create(sampleOrder(1));
    else bench.signed(1);
    recover();
    expect(row(1)).toMatchObject({ stage: 'failed', outcomeUnknown: false });
    expect(row(1)?.failure).toEqual({
      by: 'terminal',
      code: 'NEVER_SENT',
      message: '',
      abandoned: 'app-closed',
    });
  });

  it('may exist at the venue if its sending had begun', () => {
    bench.signed(1);
    bench.recorder.record(clientId(1), 'terminal', { type: 'submitting' });
    recover();
    expect(row(1)).toMatchObject({ stage: 'submitted', outcomeUnknown: true, failure: null });
  });

  it('is left alone if the venue had already spoken of it', () => {
    const venueOrderId = venueId(1);
    const words: readonly OrderFact[] = [
      { type: 'pending', venueOrderId: venueId(1) },
      {
        type: 'filled',
        venueOrderId: venueId(2),
        fill: { txHash: null, boughtAmount: '87.4', price: null },
      },
      {
        type: 'failed',
        venueOrderId: null,
        failure: { by: 'venue', code: 'REJECTED', message: 'no' },
      },
    ];
    for (const [n, fact] of words.entries()) {
      bench.signed(n);
      bench.recorder.record(clientId(n), 'frame', fact);
    }
    const before = words.map((_, n) => [row(n), events(n)]);
    expect(before.map(([order]) => order)).toMatchObject([
      { stage: 'open', venueOrderId },
      { stage: 'filled' },
      { stage: 'failed' },
    ]);
    recover();
    expect(words.map((_, n) => [row(n), events(n)])).toEqual(before);
  });

  it('stands as before if its cancellation was under way', () => {
    bench.signed(1);
    bench.recorder.record(clientId(1), 'frame', { type: 'pending', venueOrderId: venueId(1) });
    const before = row(1);
    bench.recorder.record(clientId(1), 'terminal', { type: 'cancel-requested', by: 'chain' });
    recover();
    expect(row(1)).toEqual(before);
    expect(events(1).at(-1)).toMatchObject({ type: 'cancel-failed' });
  });

  it('is told once, however often the app starts', () => {
    bench.recorder.create(sampleOrder(1));
    bench.signed(2);
    bench.unknown(3);
    recover();
    const told = [1, 2, 3].map(events);
    bench.clock.advance(60_000);
    recover();
    expect([1, 2, 3].map(events)).toEqual(told);
  });
});

describe('a reversal that a crash interrupted', () => {
  const [CLOSE, OPEN] = [clientId(1), clientId(2)];
  const fill = { txHash: null, boughtAmount: null, price: null };
  const terms = { ...sampleOrder(2).terms, validTo: 1_776_944_500 } as OrderTerms;
  /** Everything that is journaled of one, in order; the crash comes after any of them. */
  const STEPS: readonly (readonly [ClientOrderId, OrderFact])[] = [
    [CLOSE, { type: 'signed', signature: sampleSignature(1) }],
    [CLOSE, { type: 'submitting' }],
    [CLOSE, { type: 'pending', venueOrderId: venueId(1) }],
    [CLOSE, { type: 'filled', venueOrderId: venueId(1), fill }],
    [OPEN, { type: 'repriced', terms }],
    [OPEN, { type: 'signed', signature: sampleSignature(2) }],
    [OPEN, { type: 'submitting' }],
  ];
  const crashAfter = (facts: readonly (readonly [ClientOrderId, OrderFact])[]): void => {
    const close = sampleOrder(1);
    bench.recorder.create(
      close,
      sampleOrder(2, { parentOrderId: CLOSE, createdAt: close.createdAt }),
    );
    for (const [id, fact] of facts) bench.recorder.record(id, 'terminal', fact);
  };

  it.each([
    [0, 'CLOSE_NOT_FILLED'],
    [1, 'CLOSE_NOT_FILLED'],
    [2, 'CLOSE_NOT_FINAL'],
    [3, 'CLOSE_NOT_FINAL'],
    [4, 'CLOSE_FILLED'],
    [5, 'CLOSE_FILLED'],
    [6, 'CLOSE_FILLED'],
  ])('ends its second order as never sent after %i steps: %s', (steps, code) => {
    crashAfter(STEPS.slice(0, steps));
    expect(recover()).toBe(1);
    expect(row(2)).toMatchObject({ stage: 'failed', failure: { code }, venueOrderId: null });
    expect(events(2).map(({ type }) => type)).not.toContain('submitting');
    expect(recover()).toBe(0);
  });

  it('looks its second order up once its sending had begun', () => {
    crashAfter(STEPS);
    expect(recover()).toBe(0);
    expect(row(2)).toMatchObject({ stage: 'submitted', outcomeUnknown: true, terms });
  });

  it.each<OrderFact>([
    { type: 'expired', venueOrderId: null },
    { type: 'cancelled', venueOrderId: null, reason: { code: 'DIGEST_CANCELLED' } },
    {
      type: 'failed',
      venueOrderId: null,
      failure: { by: 'venue', code: 'REJECTED', message: 'no' },
    },
  ])('says that the position is still there after a close that is $type', (fact) => {
    crashAfter([...STEPS.slice(0, 3), [CLOSE, fact]]);
    recover();
    expect(row(2)?.failure?.code).toBe('CLOSE_NOT_FILLED');
  });
});
