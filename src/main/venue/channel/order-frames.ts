import { z } from 'zod';
import { type UnixMs, venueOrderId } from '../../../shared/domain/ids.ts';
import type { OrderFact } from '../../../shared/domain/order-event.ts';
import { toFillFacts } from '../rows/fill.ts';
import { toFailure } from '../rows/order.ts';
import { baseUnitsText, timeValue } from '../wire/number.ts';
import { addressText, bytes32Text, codeText, messageText, nameText } from '../wire/text.ts';
import type { AccountFrame, FrameContext } from './account-frame.ts';

const orderWire = z.object({ orderId: nameText, createdAt: timeValue.nullish() });

type OrderWire = z.output<typeof orderWire>;

export const orderPendingWire = orderWire;

export const pendingFrame = (data: OrderWire, { at }: FrameContext): AccountFrame =>
  orderFrame(data, at, { type: 'pending', venueOrderId: venueOrderId(data.orderId) });

/** The notes name only `orderId`. Amounts (in base units) and transaction are assumed, and may be missing. */
export const orderFilledWire = orderWire.extend({
  txHash: bytes32Text.nullish(),
  sellToken: addressText.nullish(),
  buyToken: addressText.nullish(),
  sellAmount: baseUnitsText.nullish(),
  /** Amount delivered by the fill. */
  buyAmount: baseUnitsText.nullish(),
});

export function filledFrame(
  data: z.output<typeof orderFilledWire>,
  { at, catalog }: FrameContext,
): AccountFrame {
  const fill = toFillFacts({ ...data, bought: data.buyAmount }, catalog);
  return orderFrame(data, at, { type: 'filled', venueOrderId: venueOrderId(data.orderId), fill });
}

/** Assumed to have the shape of `order_failed`. */
export const orderCancelledWire = orderWire.extend({
  txHash: bytes32Text.nullish(),
  errorCode: codeText.nullish(),
  errorMessage: messageText.nullish(),
});

export function cancelledFrame(
  data: z.output<typeof orderCancelledWire>,
  { at }: FrameContext,
): AccountFrame {
  const { code, message } = toFailure(data);
  const venueId = venueOrderId(data.orderId);
  return orderFrame(data, at, {
    type: 'cancelled',
    venueOrderId: venueId,
    reason: { code: 'TEXT', text: message || code },
  });
}

/** Expired orders have no frame type of their own: they come as failed, with the status `expired` (assumed). */
export const orderFailedWire = orderCancelledWire.extend({ status: z.string().nullish() });

export function failedFrame(
  data: z.output<typeof orderFailedWire>,
  { at }: FrameContext,
): AccountFrame {
  const id = venueOrderId(data.orderId);
  const fact: OrderFact =
    data.status === 'expired'
      ? { type: 'expired', venueOrderId: id }
      : { type: 'failed', venueOrderId: id, failure: toFailure(data) };
  return orderFrame(data, at, fact);
}

const orderFrame = (data: OrderWire, at: UnixMs, fact: OrderFact): AccountFrame => ({
  kind: 'order',
  venueOrderId: venueOrderId(data.orderId),
  createdAt: data.createdAt ?? null,
  event: { at, source: 'frame', ...fact },
});
