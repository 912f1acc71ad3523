import type { z } from 'zod';
import { type UnixMs, venueOrderId } from '../../../shared/domain/ids.ts';
import type { OrderFact } from '../../../shared/domain/order-event.ts';
import type { AccountFrame } from '../account-frame.ts';
import type { FrameContext } from '../frame-context.ts';
import type {
  OrderFailedWire,
  OrderFilledWire,
  orderCancelledWire,
  orderPendingWire,
} from '../wire/frame.ts';
import { toFillFacts } from './fill-facts.ts';
import { toFailure } from './order.ts';

interface Identified {
  readonly orderId: string;
  readonly createdAt?: UnixMs | null | undefined;
}

const orderFrame = (data: Identified, at: UnixMs, fact: OrderFact): AccountFrame => ({
  kind: 'order',
  venueOrderId: venueOrderId(data.orderId),
  createdAt: data.createdAt ?? null,
  event: { at, source: 'frame', ...fact },
});

export const pendingFrame = (
  data: z.output<typeof orderPendingWire>,
  { at }: FrameContext,
): AccountFrame =>
  orderFrame(data, at, { type: 'pending', venueOrderId: venueOrderId(data.orderId) });

export function filledFrame(data: OrderFilledWire, { at, catalog }: FrameContext): AccountFrame {
  const fill = toFillFacts(
    {
      txHash: data.txHash ?? null,
      sellToken: data.sellToken ?? null,
      buyToken: data.buyToken ?? null,
      sellAmount: data.sellAmount ?? null,
      bought: data.buyAmount ?? null,
    },
    catalog,
  );
  return orderFrame(data, at, { type: 'filled', venueOrderId: venueOrderId(data.orderId), fill });
}

/** An expired order has no frame type of its own: it is reported as failed, and its status says more. */
export function failedFrame(data: OrderFailedWire, { at }: FrameContext): AccountFrame {
  const id = venueOrderId(data.orderId);
  return orderFrame(
    data,
    at,
    data.status === 'expired'
      ? { type: 'expired', venueOrderId: id }
      : { type: 'failed', venueOrderId: id, failure: toFailure(data) },
  );
}

export function cancelledFrame(
  data: z.output<typeof orderCancelledWire>,
  { at }: FrameContext,
): AccountFrame {
  const { code, message } = toFailure(data);
  return orderFrame(data, at, {
    type: 'cancelled',
    venueOrderId: venueOrderId(data.orderId),
    reason: message || code,
  });
}
