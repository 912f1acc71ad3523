import { err, ok, type Result } from '../result.ts';
import type { NotCancellable } from './app-error.ts';
import type { Order, OrderSignatureFacts, OrderTerms } from './order.ts';
import { isFinal } from './order-stage.ts';

/** An order of this terminal that may be at the venue. */
export type CancellableOrder = Order & {
  readonly terms: OrderTerms;
  readonly signature: OrderSignatureFacts;
};

/**
 * Whether an order can be cancelled, and if not why.
 *
 * @example checkCancellable({ ...order, stage: 'filled' }) // { ok: false, error: 'final' }
 */
export function checkCancellable(order: Order): Result<CancellableOrder, NotCancellable> {
  const { stage, outcomeUnknown, signature, terms } = order;
  if (isFinal(stage)) return err('final');
  if (stage !== 'open' && stage !== 'attention' && !outcomeUnknown) return err('being-sent');
  return signature && terms ? ok({ ...order, signature, terms }) : err('placed-elsewhere');
}
