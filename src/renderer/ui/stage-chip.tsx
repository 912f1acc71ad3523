import type { Order, OrderStage } from '../../shared/domain/order.ts';
import { stageWords } from '../words/order-words.ts';

const TONE: Partial<Readonly<Record<OrderStage, string>>> = {
  filled: 'chip-good',
  failed: 'chip-bad',
  attention: 'chip-bad',
};

export const StageChip = ({ order }: { readonly order: Order }) => (
  <span className={`chip ${order.outcomeUnknown ? 'chip-warn' : (TONE[order.stage] ?? '')}`}>
    {stageWords(order)}
  </span>
);
