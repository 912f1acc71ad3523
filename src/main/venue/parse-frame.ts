import { getAddress } from 'viem';
import type { z } from 'zod';
import type { AccountFrame } from './account-frame.ts';
import { PONG_TYPE, SUBSCRIBED_TYPE } from './account-protocol.ts';
import type { FrameContext } from './frame-context.ts';
import { parseJson } from './http/parse-json.ts';
import { balanceFrame } from './map/balance-frame.ts';
import { cancelledFrame, failedFrame, filledFrame, pendingFrame } from './map/order-frame.ts';
import { describeIssues } from './wire/describe-issues.ts';
import {
  balanceUpdateWire,
  frameWire,
  orderCancelledWire,
  orderFailedWire,
  orderFilledWire,
  orderPendingWire,
  typedWire,
} from './wire/frame.ts';
import { plainText } from './wire/text.ts';

type ReadData = (data: unknown, context: FrameContext) => AccountFrame;

const reader = <Schema extends z.ZodType>(
  type: string,
  schema: Schema,
  map: (data: z.output<Schema>, context: FrameContext) => AccountFrame,
): [string, ReadData] => [
  type,
  (data, context) => {
    const parsed = schema.safeParse(data);
    return parsed.success
      ? map(parsed.data, context)
      : malformed(`${type}: ${describeIssues(parsed.error)}`);
  },
];

const READERS: ReadonlyMap<string, ReadData> = new Map([
  reader('order_pending', orderPendingWire, pendingFrame),
  reader('order_filled', orderFilledWire, filledFrame),
  reader('order_failed', orderFailedWire, failedFrame),
  reader('order_cancelled', orderCancelledWire, cancelledFrame),
  reader('balance_update', balanceUpdateWire, balanceFrame),
]);

/**
 * Reads one message of the account channel (docs/venue-api.md, "Account channel"). Whatever the text is, the answer
 * is a frame: nothing throws, and nothing of the text is quoted but an unknown type.
 */
export function parseFrame(text: string, context: FrameContext): AccountFrame {
  const json = parseJson(text);
  if (!json.ok) return malformed(json.error);
  const typed = typedWire.safeParse(json.value);
  if (!typed.success) return malformed(describeIssues(typed.error));
  const { type } = typed.data;
  if (type === SUBSCRIBED_TYPE) return { kind: 'subscribed' };
  if (type === PONG_TYPE) return { kind: 'pong' };
  const readData = READERS.get(type);
  if (!readData) return { kind: 'unknown-type', type: plainText(type, 60) };

  const frame = frameWire.safeParse(json.value);
  if (!frame.success) return malformed(`${type}: ${describeIssues(frame.error)}`);
  const { address, chainId, data } = frame.data;
  const mine = address === getAddress(context.address) && chainId === context.chainId;
  if (!mine) return { kind: 'foreign' };
  return readData(data, context);
}

const malformed = (detail: string): AccountFrame => ({ kind: 'malformed', detail });
