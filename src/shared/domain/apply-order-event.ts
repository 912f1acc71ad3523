import type { Order, OrderFailure, OrderFillFacts } from './order.ts';
import type { OrderEvent } from './order-event.ts';
import { isFinal, type OrderStage } from './order-stage.ts';

/**
 * How far along a stage is. When final facts contradict each other, the one the chain is least able to undo wins: a fill
 * is an executed transaction, a cancel used up the nonce or the digest, an expiry is a date, a failure is the venue's
 * report of one attempt. `attention` is no progress: any news leaves it.
 */
const RANK: Readonly<Record<OrderStage, number>> = {
  created: 0,
  signed: 1,
  submitted: 2,
  attention: 2,
  open: 3,
  failed: 4,
  expired: 5,
  cancelled: 6,
  filled: 7,
};

/**
 * Applies one fact to one order. Pure. No fact is refused for being odd: the same venue facts, repeated, late or in any
 * sequence, lead to the same order (except `updatedAt`, the latest fact's time). Final stages never reopen.
 */
export function applyOrderEvent(order: Order, event: OrderEvent): Order {
  const applied = settle(applyFact(order, event));
  return { ...applied, updatedAt: Math.max(order.updatedAt, event.at) };
}

function applyFact(order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'repriced':
      return order.stage === 'created' ? { ...order, terms: event.terms } : order;
    case 'signed':
      return { ...advance(order, 'signed'), signature: order.signature ?? event.signature };
    case 'submitting':
      return advance(order, 'submitted');
    case 'outcome-unknown':
      return { ...advance(order, 'submitted'), outcomeUnknown: true };
    case 'cancel-requested':
      return { ...order, cancel: { by: event.by, requestedAt: event.at } };
    case 'cancel-failed':
      return { ...order, cancel: null };
    case 'attention':
      return isFinal(order.stage) ? order : { ...order, stage: 'attention' };
    case 'pending':
      return {
        ...advance(identify(order, event), 'open'),
        terms: order.terms ?? event.terms ?? null,
      };
    case 'filled':
      return {
        ...advance(identify(order, event), 'filled'),
        fill: mergeFill(order.fill, event.fill),
      };
    case 'failed':
      return {
        ...advance(identify(order, event), 'failed'),
        failure: betterFailure(order.failure, event.failure),
      };
    case 'cancelled':
      return advance(identify(order, event), 'cancelled');
    case 'expired':
      return advance(identify(order, event), 'expired');
  }
}

const advance = (order: Order, stage: OrderStage): Order =>
  RANK[stage] > RANK[order.stage] ? { ...order, stage } : order;

const identify = (order: Order, { venueOrderId }: Pick<Order, 'venueOrderId'>): Order => ({
  ...order,
  venueOrderId: order.venueOrderId ?? venueOrderId,
});

/** Proof ends the doubt. A failure belongs to a failed order only, and a cancellation to an order that it may still end. */
function settle(order: Order): Order {
  const proven = RANK[order.stage] >= RANK.open;
  const final = isFinal(order.stage);
  return {
    ...order,
    outcomeUnknown: order.outcomeUnknown && !proven,
    cancel: final && order.stage !== 'cancelled' ? null : order.cancel,
    failure: final && order.stage !== 'failed' ? null : order.failure,
  };
}

function mergeFill(held: OrderFillFacts | null, news: OrderFillFacts): OrderFillFacts {
  if (!held) return news;
  return {
    txHash: either(held.txHash, news.txHash),
    boughtAmount: either(held.boughtAmount, news.boughtAmount),
    price: either(held.price, news.price),
  };
}

/** Of two facts about one field the smaller text: an arbitrary choice, but the same whichever came first. */
function either<T extends string>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}

/** Of two failures the more informative one; of two equally informative ones the smaller text. */
function betterFailure(held: OrderFailure | null, news: OrderFailure): OrderFailure {
  return held && rankOf(held) <= rankOf(news) ? held : news;
}

const rankOf = ({ by, code, message }: OrderFailure): string =>
  JSON.stringify([Number(code === 'UNKNOWN'), Number(message === ''), code, message, by]);
