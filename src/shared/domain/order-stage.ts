import type { Order, OrderStage } from './order.ts';

/** An order in one of these can no longer change at the venue. `attention` is not among them: it still accepts news. */
export const FINAL_STAGES = [
  'failed',
  'expired',
  'cancelled',
  'filled',
] as const satisfies readonly OrderStage[];

const FINAL: ReadonlySet<OrderStage> = new Set(FINAL_STAGES);

export const isFinal = (stage: OrderStage): boolean => FINAL.has(stage);

/** Whether the order is only an intent so far: nothing is signed until its parent order is filled. */
export const isWaiting = ({ stage, parentOrderId }: Order): boolean =>
  stage === 'created' && parentOrderId !== undefined;

/** Whether a cancellation is under way; the order may still fill. */
export const isCancelling = ({ stage, cancel }: Order): boolean =>
  cancel !== null && !isFinal(stage);
