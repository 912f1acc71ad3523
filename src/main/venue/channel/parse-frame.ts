import { getAddress } from 'viem';
import { z } from 'zod';
import { balanceWire, toBalance } from '../methods/balances.ts';
import { parseJson, parseWith } from '../wire/parse.ts';
import { addressText, plainText } from '../wire/text.ts';
import type { AccountFrame, FrameContext } from './account-frame.ts';
import { PONG_TYPE, SUBSCRIBED_TYPE } from './account-protocol.ts';
import {
  cancelledFrame,
  failedFrame,
  filledFrame,
  orderCancelledWire,
  orderFailedWire,
  orderFilledWire,
  orderPendingWire,
  pendingFrame,
} from './order-frames.ts';

/** More tokens than any account at the venue can hold. */
const MAX_BALANCES = 500;

const typedWire = z.object({ type: z.string().min(1).max(200) });

/** Fields common to all account frames. */
const frameWire = typedWire.extend({
  address: addressText,
  chainId: z.int(),
  data: z.unknown(),
});

const balanceUpdateWire = z.object({
  blockNumber: z.int().nonnegative().nullish(),
  balances: z.array(balanceWire).max(MAX_BALANCES).nullish(),
});

/** The venue leaves `balances` out when it was too slow to read them: then we only know that they changed. */
function balanceFrame({ balances, blockNumber }: z.output<typeof balanceUpdateWire>): AccountFrame {
  if (!balances) return { kind: 'balances-stale' };
  return { kind: 'balances', balances: balances.map(toBalance), blockNumber: blockNumber ?? null };
}

type ReadData = (data: unknown, context: FrameContext) => AccountFrame;

const reader = <Schema extends z.ZodType>(
  type: string,
  schema: Schema,
  map: (data: z.output<Schema>, context: FrameContext) => AccountFrame,
): [string, ReadData] => [
  type,
  (data, context) => {
    const parsed = parseWith(schema, data);
    return parsed.ok ? map(parsed.value, context) : malformed(`${type}: ${parsed.error}`);
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
 * Parses one message of the account channel (docs/venue-api.md, "Account channel"). Never throws, whatever the text is.
 * Of the text itself, only an unknown type is quoted in the result.
 */
export function parseFrame(text: string, context: FrameContext): AccountFrame {
  const json = parseJson(text);
  if (!json.ok) return malformed(json.error);
  const typed = parseWith(typedWire, json.value);
  if (!typed.ok) return malformed(typed.error);
  const { type } = typed.value;
  if (type === SUBSCRIBED_TYPE) return { kind: 'subscribed' };
  if (type === PONG_TYPE) return { kind: 'pong' };
  const readData = READERS.get(type);
  if (!readData) return { kind: 'unknown-type', type: plainText(type, 60) };

  const frame = parseWith(frameWire, json.value);
  if (!frame.ok) return malformed(`${type}: ${frame.error}`);
  const { address, chainId, data } = frame.value;
  const mine = address === getAddress(context.account) && chainId === context.chainId;
  if (!mine) return { kind: 'foreign' };
  return readData(data, context);
}

const malformed = (detail: string): AccountFrame => ({ kind: 'malformed', detail });
