import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aged } from '../../shared/domain/aged.ts';
import { ownerAddress } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { clientId, sampleOrder } from '../testing/sample-order.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';

let bench: TempRecorder;
beforeEach(() => {
  bench = tempRecorder();
});
afterEach(() => bench.temp.remove());

const NOW = 9_000;
const foreign = ownerAddress(`0x${'bB'.repeat(20)}`);
const orders = (from: number, count: number, stage: Order['stage']) =>
  Array.from({ length: count }, (_, i) => sampleOrder(from + i, { stage }));
const shown = () => bench.state.current.orders.value;

describe('orders put in place', () => {
  it('are shown newest first, each once, as it was put last', () => {
    const [first, second, third] = [sampleOrder(1), sampleOrder(2), sampleOrder(3)];
    bench.state.putOrders([second], NOW);
    bench.state.putOrders([first, third], NOW);
    const filled: Order = { ...second, stage: 'filled' };
    bench.state.putOrders([filled], NOW + 1);
    expect(bench.state.current.orders).toEqual({ value: [third, filled, first], asOf: NOW + 1 });
  });

  it('of another account are neither shown nor published', () => {
    const { state, deltas } = bench;
    const before = state.snapshot();
    state.putOrders([sampleOrder(1, { account: foreign })], NOW);
    expect(state.snapshot()).toEqual(before);
    expect(deltas).toEqual([]);
    state.putOrders([sampleOrder(2, { account: foreign }), sampleOrder(3)], NOW);
    expect(shown()).toEqual([sampleOrder(3)]);
    expect(deltas.map(({ changes }) => changes)).toEqual([
      [{ slice: 'orders', upsert: [sampleOrder(3)], asOf: NOW }],
    ]);
  });

  it('are shown for the account on show', () => {
    bench.state.set('activeAccount', foreign);
    bench.state.set('orders', aged([], null));
    bench.state.putOrders([sampleOrder(1), sampleOrder(2, { account: foreign })], NOW);
    expect(shown()).toEqual([sampleOrder(2, { account: foreign })]);
  });

  it('are kept while they can change; of final ones the fifty newest', () => {
    const living = [...orders(0, 40, 'open'), ...orders(40, 40, 'attention')];
    const final = [...orders(100, 30, 'filled'), ...orders(130, 30, 'failed')];
    bench.state.putOrders(final, NOW);
    bench.state.putOrders(living, NOW);
    expect(shown()).toEqual([...living, ...final.slice(10)].reverse());
  });

  it('lose the oldest final one when a newer one comes or an open one ends', () => {
    bench.state.putOrders([sampleOrder(0), ...orders(1, 50, 'filled')], NOW);
    bench.state.putOrders(orders(51, 1, 'cancelled'), NOW);
    expect(shown().map((order) => order.clientOrderId)).not.toContain(clientId(1));
    expect(shown().at(-1)).toEqual(sampleOrder(0));
    bench.state.putOrders([sampleOrder(0, { stage: 'expired' })], NOW);
    expect(shown()).toHaveLength(50);
    expect(shown().at(-1)?.clientOrderId).toBe(clientId(2));
  });
});

describe('an order taken away', () => {
  it('is gone, the others as old as before', () => {
    bench.state.putOrders([sampleOrder(1), sampleOrder(2)], NOW);
    bench.state.removeOrder(clientId(1));
    expect(bench.state.current.orders).toEqual({ value: [sampleOrder(2)], asOf: NOW });
  });

  it('that was not there publishes nothing', () => {
    bench.state.removeOrder(clientId(1));
    expect(bench.deltas).toEqual([]);
  });
});

describe('a listener', () => {
  it('hears nothing more once it has stopped listening', () => {
    const revisions: number[] = [];
    const stop = bench.state.onDelta(({ revision }) => revisions.push(revision));
    bench.state.set('balances', aged([], NOW));
    stop();
    bench.state.set('balances', aged([], NOW + 1));
    expect(revisions).toEqual([1]);
    expect(bench.state.snapshot()).toMatchObject({ revision: 2, balances: { asOf: NOW + 1 } });
  });

  it('that changes the state is heard after the change that it reacts to', () => {
    const { state } = bench;
    const heard: unknown[] = [];
    const stop = state.onDelta(({ changes }) => {
      if (changes.some(({ slice }) => slice === 'balances')) state.set('walletRequest', 'sign');
    });
    state.onDelta(({ revision, changes }) => heard.push([revision, changes[0]?.slice]));
    state.set('balances', aged([], NOW));
    expect(heard).toEqual([
      [1, 'balances'],
      [2, 'walletRequest'],
    ]);
    stop();
  });
});
