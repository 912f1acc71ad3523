import { z } from 'zod';
import { addressText, bytes32Text } from './hex.ts';
import { baseUnitsText, timeValue } from './number.ts';
import { codeText, messageText, nameText } from './text.ts';

/** A field that adds to a row but does not make it: left out when it cannot be read. */
const extra = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);

/** Nonces come as numbers or as decimal strings. */
const nonceValue = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

/** The signed order as the venue echoes it; amounts in base units. */
const leveragedOrderWire = z.object({
  action: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  user: addressText,
  sellToken: addressText,
  buyToken: addressText,
  sellAmount: baseUnitsText,
  buyAmount: baseUnitsText,
  validTo: z.int().nonnegative(),
  feeAmount: baseUnitsText,
});

/**
 * One order of the executor's list or of its order endpoint. The venue's notes name only status, errorCode and
 * errorMessage of such a row; the other names are assumed and stand here alone.
 */
export const orderWire = z.object({
  orderId: nameText,
  status: z.string(),
  user: extra(addressText),
  order: extra(leveragedOrderWire),
  sessionId: extra(bytes32Text),
  nonce: extra(nonceValue),
  /** The struct hash of the order, as the session call carries it. */
  dataHash: extra(bytes32Text),
  /** The engine's digest of the order. */
  orderDigest: extra(bytes32Text),
  /** What the fill delivered, in base units of the buy token. */
  filledBuyAmount: extra(baseUnitsText),
  txHash: extra(bytes32Text),
  errorCode: extra(codeText),
  errorMessage: extra(messageText),
  createdAt: extra(timeValue),
  updatedAt: extra(timeValue),
});

export type LeveragedOrderWire = z.output<typeof leveragedOrderWire>;
export type OrderWire = z.output<typeof orderWire>;
