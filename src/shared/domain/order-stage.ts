import type { OrderStage } from './order.ts';

const FINAL: ReadonlySet<OrderStage> = new Set(['filled', 'failed', 'expired', 'cancelled']);

/** Whether an order of this stage can still change at the venue. `attention` can: it still accepts news. */
export const isFinal = (stage: OrderStage): boolean => FINAL.has(stage);
