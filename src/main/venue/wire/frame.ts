import { z } from 'zod';
import { balanceWire } from './balance.ts';
import { addressText, bytes32Text } from './hex.ts';
import { baseUnitsText, timeValue } from './number.ts';
import { codeText, messageText, nameText } from './text.ts';

/** More tokens than any account of the venue can hold. */
const MAX_BALANCES = 500;

const typeText = z.string().min(1).max(200);

/** What every message has; the rest depends on the type. */
export const typedWire = z.object({ type: typeText });

/** What every frame of an account has. */
export const frameWire = z.object({
  type: typeText,
  address: addressText,
  chainId: z.int(),
  data: z.unknown(),
});

const accepted = { orderId: nameText, createdAt: timeValue.nullish() };
const ended = {
  txHash: bytes32Text.nullish(),
  errorCode: codeText.nullish(),
  errorMessage: messageText.nullish(),
};

export const orderPendingWire = z.object(accepted);

/** The notes name `orderId`; the amounts (in base units) and the transaction are assumed and may be missing. */
export const orderFilledWire = z.object({
  ...accepted,
  txHash: bytes32Text.nullish(),
  sellToken: addressText.nullish(),
  buyToken: addressText.nullish(),
  sellAmount: baseUnitsText.nullish(),
  /** What the fill delivered. */
  buyAmount: baseUnitsText.nullish(),
});

/** Also what is sent when an order has expired: then `status` says so (assumed). */
export const orderFailedWire = z.object({ ...accepted, ...ended, status: z.string().nullish() });

/** The shape is assumed to be that of `order_failed`. */
export const orderCancelledWire = z.object({ ...accepted, ...ended });

/** Without `balances` it only says that they changed. */
export const balanceUpdateWire = z.object({
  blockNumber: z.int().nonnegative().nullish(),
  balances: z.array(balanceWire).max(MAX_BALANCES).nullish(),
});

export type OrderFilledWire = z.output<typeof orderFilledWire>;
export type OrderFailedWire = z.output<typeof orderFailedWire>;
