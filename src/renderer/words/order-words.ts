import type { Order, OrderIntent, OrderStage } from '../../shared/domain/order.ts';
import { isWaiting } from '../../shared/domain/order-stage.ts';

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
  const { stage, outcomeUnknown, cancelRequested } = order;
  if (isWaiting(order)) return 'waits for the close to be filled';
  if (outcomeUnknown && stage !== 'attention') return 'outcome unknown, looking it up';
  const words = STAGE_WORDS[stage];
  return cancelRequested ? `${words}, cancelling: waiting for the block` : words;
}
