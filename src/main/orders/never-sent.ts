import type { AppError } from '../../shared/domain/app-error.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { OrderFact } from '../../shared/domain/order-event.ts';
import { isFinal } from '../../shared/domain/order-stage.ts';

/** The end of an order that did not leave this computer. */
export const neverSent = (code: string, message: string): OrderFact => ({
  type: 'failed',
  venueOrderId: null,
  failure: { code, message },
});

/**
 * The end of an order that waited for `close` to be filled and is never sent. Its code says where the close stands,
 * because that decides what the trader can do: CLOSE_FILLED, CLOSE_NOT_FILLED, or CLOSE_NOT_FINAL.
 *
 * @param why for the page to show where no `refusal` says it
 */
export function notOpened(close: Order | null, why: string, refusal?: AppError): OrderFact {
  const failure = { code: codeOf(close), message: why, ...(refusal && { refusal }) };
  return { type: 'failed', venueOrderId: null, failure };
}

function codeOf(close: Order | null): string {
  if (!close || !isFinal(close.stage)) return 'CLOSE_NOT_FINAL';
  return close.stage === 'filled' ? 'CLOSE_FILLED' : 'CLOSE_NOT_FILLED';
}
