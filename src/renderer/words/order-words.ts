import type { UnixMs } from '../../shared/domain/ids.ts';
import type { Order, OrderIntent, OrderStage } from '../../shared/domain/order.ts';
import { isCancelling, isWaiting } from '../../shared/domain/order-stage.ts';
import { formatClock } from '../format/time.ts';

export const INTENT_WORDS: Readonly<Record<OrderIntent, string>> = {
  'open-long': 'Open long',
  'open-short': 'Open short',
  'close-long': 'Close long',
  'close-short': 'Close short',
  'swap-to-base': 'Swap collateral',
  'swap-to-quote': 'Swap collateral',
};

const STAGE_WORDS: Readonly<Record<OrderStage, string>> = {
  created: 'signing',
  signed: 'signed',
  submitted: 'sent',
  open: 'open',
  attention: 'needs attention',
  failed: 'failed',
  expired: 'expired',
  cancelled: 'cancelled',
  filled: 'filled',
};

/** Where an order stands, in words; one whose outcome is unknown is being looked up, never called failed. */
export function stageWords(order: Order): string {
  const { stage, outcomeUnknown, cancel } = order;
  if (isWaiting(order)) return 'waits for the close to be filled';
  if (outcomeUnknown && stage !== 'attention') return 'outcome unknown, looking it up';
  const words = STAGE_WORDS[stage];
  if (!isCancelling(order)) return words;
  return `${words}, cancelling: waiting for the ${cancel?.by === 'venue' ? 'venue' : 'block'}`;
}

/**
 * What a cancellation by the venue leaves: whoever holds the signed order can still have it filled until validTo, unless
 * its place in the session is used up. Null once that is over, and for an order that ended in another way.
 */
export function venueCancelWords(order: Order, now: UnixMs): string | null {
  const { cancel, terms } = order;
  const until = (terms?.validTo ?? 0) * 1_000;
  if (cancel?.by !== 'venue' || now > until) return null;
  return `By the venue’s word only: what was signed stays valid on chain until ${formatClock(until)}, or until the session’s next order is filled.`;
}
