import type { AppError } from '../../shared/domain/app-error.ts';
import type { Order, OwnFailureCode, WaitingFailureCode } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import { isFinal } from '../../shared/domain/order-stage.ts';
import type { Notices } from '../core/notices.ts';

/** How an order ends that never left this computer. */
export const neverSent = (code: OwnFailureCode, message: string): OrderFact => ({
  type: 'failed',
  venueOrderId: null,
  failure: { by: 'terminal', code, message },
});

/**
 * How an order ends that waited for `close` to be filled and is never sent. Its code gives the state of the close, because
 * that decides what the trader can do: CLOSE_FILLED, CLOSE_NOT_FILLED, or CLOSE_NOT_FINAL.
 *
 * @param why shown by the page if there is no `refusal`
 */
export function notOpened(close: Order | null, why: string, refusal?: AppError): OrderFact {
  return {
    type: 'failed',
    venueOrderId: null,
    failure: { by: 'terminal', code: codeOf(close), message: why, ...(refusal && { refusal }) },
  };
}

/** Tells the trader that the second order of a reversal was not sent. */
export const noticeNotOpened = (notices: Notices, { terms }: Order): void =>
  notices.add('REVERSE_STOPPED', terms?.symbol ?? '');

function codeOf(close: Order | null): WaitingFailureCode {
  if (!close || !isFinal(close.stage)) return 'CLOSE_NOT_FINAL';
  return close.stage === 'filled' ? 'CLOSE_FILLED' : 'CLOSE_NOT_FILLED';
}
