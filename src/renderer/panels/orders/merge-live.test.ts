import { describe, expect, it } from 'vitest';
import { createElsewhereOrder } from '../../../shared/domain/create-order.ts';
import { clientOrderId, ownerAddress, venueOrderId } from '../../../shared/domain/ids.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { mergeLive } from './merge-live.ts';

/** The n-th order, created at second n. */
const order = (n: number, stage: Order['stage'] = 'open'): Order => ({
  ...createElsewhereOrder({
    clientOrderId: clientOrderId(`ord_${n}`),
    venueOrderId: venueOrderId(`lev_${n}`),
    account: ownerAddress(`0x${'a'.repeat(40)}`),
    chainId: 146,
    terms: null,
    at: n * 1_000,
  }),
  stage,
});

const page = [order(5), order(4), order(3)];

describe('a history page with live orders', () => {
  it('is unchanged while nothing changes', () => {
    expect(mergeLive(page, [])).toEqual(page);
  });

  it('shows the live version of a known order once, in its place', () => {
    const filled = order(4, 'filled');
    expect(mergeLive(page, [filled])).toEqual([order(5), filled, order(3)]);
  });

  it('adds newer orders on top, newest first', () => {
    expect(mergeLive(page, [order(7), order(6), order(5)])).toEqual([order(7), order(6), ...page]);
  });

  it('adds an order of the same millisecond as the newest row', () => {
    const twin = { ...order(6), createdAt: 5_000 };
    expect(mergeLive(page, [twin])).toEqual([twin, ...page]);
  });

  it('adds no older orders, which belong to the next page', () => {
    expect(mergeLive(page, [order(2), order(1)])).toEqual(page);
  });

  it('contains the live orders when the page is empty', () => {
    expect(mergeLive([], [order(2), order(1)])).toEqual([order(2), order(1)]);
  });
});
