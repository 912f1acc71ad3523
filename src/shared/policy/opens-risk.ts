import { INTENTS, type OrderIntent } from '../domain/order.ts';

/**
 * Whether an order can add risk. Only a close cannot: it is never refused for what merely limits new risk.
 *
 * @example opensRisk('close-long') // → false
 */
export const opensRisk = (intent: OrderIntent): boolean => INTENTS[intent].action !== 'close';
