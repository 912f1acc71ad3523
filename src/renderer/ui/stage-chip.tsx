import type { Order } from '../../shared/domain/order.ts';
import type { OrderStage } from '../../shared/domain/order-stage.ts';
import { stageWords } from '../words/orders.ts';

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
