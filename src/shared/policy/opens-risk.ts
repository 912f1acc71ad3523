import type { OrderIntent } from '../domain/order.ts';

/** Opens and swaps must have everything fresh and safe; closes are protective and are not held back by stale figures. */
export const opensRisk = (intent: OrderIntent): boolean =>
  intent !== 'close-long' && intent !== 'close-short';

/** Opens borrow what they sell; closes and swaps take it out of collateral. */
export const borrows = (intent: OrderIntent): boolean =>
  intent === 'open-long' || intent === 'open-short';
