import type { Order, OrderStage } from './order.ts';

const FINAL: ReadonlySet<OrderStage> = new Set(['filled', 'failed', 'expired', 'cancelled']);

/** Whether an order of this stage can still change at the venue. `attention` can: it still accepts news. */
export const isFinal = (stage: OrderStage): boolean => FINAL.has(stage);

/** Whether it is an intent only: nothing of it is signed before the order that it follows is filled. */
export const isWaiting = ({ stage, parentOrderId: after }: Order): boolean =>
  stage === 'created' && after !== undefined;
