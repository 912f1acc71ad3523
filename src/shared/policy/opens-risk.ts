import type { OrderIntent } from '../domain/order.ts';

/** Opens must have everything fresh and safe; closes are protective and are not held back by stale figures. */
export const opensRisk = (intent: OrderIntent): boolean =>
  intent === 'open-long' || intent === 'open-short';
