import type { ClientOrderId } from '../../../shared/domain/ids.ts';
import { isFinal } from '../../../shared/domain/order-stage.ts';
import { formatAmount } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { StageChip } from '../../ui/stage-chip.tsx';
import { failureWords } from '../../words/failure-words.ts';

/** What became, so far, of the order that the ticket placed last, and where the rest of it is told. */
export function PlacedOrder({ id }: { readonly id: ClientOrderId }) {
  const orders = useSlice('orders').value;
  const order = orders.find(({ clientOrderId }) => clientOrderId === id);
  if (!order?.terms) return null;
  const { stage, terms, failure } = order;
  return (
    <p role="status">
      <StageChip order={order} /> {formatAmount(terms.sellAmount, terms.sellSymbol)} for{' '}
      {terms.buySymbol}: {failure && `${failureWords(failure)}. `}See{' '}
      {isFinal(stage) ? 'Order history' : 'Open orders'}.
    </p>
  );
}
