import { err, ok, type Result } from '../result.ts';
import type { Order, OrderSignatureFacts, OrderTerms } from './order.ts';
import { isFinal } from './order-stage.ts';

/** An order of this terminal that may be at the venue. */
export type CancellableOrder = Order & {
  readonly terms: OrderTerms;
  readonly signature: OrderSignatureFacts;
};

/**
 * Whether there is anything to cancel. The error is the end of "an order that …": one that is being sent may never come
 * to exist at the venue, and one that was placed elsewhere was signed with keys that are not here.
 *
 * @example an order that was filled → 'is filled'
 */
export function checkCancellable(order: Order): Result<CancellableOrder, string> {
  const { stage, outcomeUnknown, signature, terms } = order;
  if (isFinal(stage)) return err(`is ${stage}`);
  if (stage !== 'open' && stage !== 'attention' && !outcomeUnknown) return err('is being sent');
  return signature && terms ? ok({ ...order, signature, terms }) : err('was placed elsewhere');
}
