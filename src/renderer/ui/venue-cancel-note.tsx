import type { Order } from '../../shared/domain/order.ts';
import { useNow } from '../stores/now.ts';
import { venueCancelWords } from '../words/order-words.ts';

/** What the venue's word alone does not end, as long as it does not; nothing for any other order. */
export function VenueCancelNote({ order }: { readonly order: Order }) {
  return order.cancelAtVenue ? <StillValid order={order} /> : null;
}

function StillValid({ order }: { readonly order: Order }) {
  const words = venueCancelWords(order, useNow());
  return words === null ? null : <small className="warn">{words}</small>;
}
