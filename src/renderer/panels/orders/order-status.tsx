import type { Order } from '../../../shared/domain/order.ts';
import { useNow } from '../../stores/now.ts';
import { StageChip } from '../../ui/stage-chip.tsx';
import { failureWords, venueCancelWords } from '../../words/orders.ts';

/** Where an order stands, why it failed, and what a cancellation by the venue leaves valid. */
export function OrderStatus({ order }: { readonly order: Order }) {
  const { failure, cancel } = order;
  return (
    <>
      <StageChip order={order} /> {cancel?.by === 'venue' && <StillValid order={order} />}
      {failure && <span className="bad">{failureWords(failure)}</span>}
    </>
  );
}

function StillValid({ order }: { readonly order: Order }) {
  const words = venueCancelWords(order, useNow());
  return words === null ? null : <small className="warn">{words}</small>;
}
