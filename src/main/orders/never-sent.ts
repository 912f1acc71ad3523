import type { Order, OrderFailure, WaitingFailureCode } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import { isFinal } from '../../shared/domain/order-stage.ts';
import type { Notices } from '../core/notices.ts';

type OwnFailure = Extract<OrderFailure, { readonly by: 'terminal' }>;
export type WhyNotOpened = Pick<OwnFailure, 'refusal' | 'abandoned'>;

/** How an order ends that never left this computer. */
export const neverSent = (failure: Omit<OwnFailure, 'by' | 'message'>): OrderFact => ({
  type: 'failed',
  venueOrderId: null,
  failure: { by: 'terminal', message: '', ...failure },
});

/**
 * How an order ends that waited for `close` to be filled and is never sent. Its code gives the state of the close, because
 * that decides what the trader can do: CLOSE_FILLED, CLOSE_NOT_FILLED, or CLOSE_NOT_FINAL.
 *
 * @param why what kept it from being sent, unless it is the close itself
 */
export const notOpened = (close: Order | null, why: WhyNotOpened = {}): OrderFact =>
  neverSent({ code: codeOf(close), ...why });

/** Tells the trader that the second order of a reversal was not sent. */
export const noticeNotOpened = (notices: Notices, { terms }: Order): void =>
  notices.add({ code: 'REVERSE_STOPPED', symbol: terms?.symbol ?? '' });

function codeOf(close: Order | null): WaitingFailureCode {
  if (!close || !isFinal(close.stage)) return 'CLOSE_NOT_FINAL';
  return close.stage === 'filled' ? 'CLOSE_FILLED' : 'CLOSE_NOT_FILLED';
}
