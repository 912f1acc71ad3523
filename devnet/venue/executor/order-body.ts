import { type Address, getAddress, type Hex, isAddress, isHex } from 'viem';
import { z } from 'zod';

/** A whole number of base units as a decimal string: no sign, point or exponent, at most 256 bits. */
const uint256Text = z
  .string()
  .regex(/^\d{1,78}$/, 'must be a whole number of base units, as a string')
  .transform(BigInt)
  .refine((amount) => amount < 2n ** 256n, 'must fit in 256 bits');

/** Nonces and times may be numbers or decimal strings. */
const uint256 = z.union([z.int().nonnegative().transform(BigInt), uint256Text]);

const address = z
  .custom<Address>(
    (value) => typeof value === 'string' && isAddress(value, { strict: false }),
    'must be an address: 0x and 40 hex digits',
  )
  .transform((value) => getAddress(value));

const lowerCase = (hex: Hex): Hex => `0x${hex.slice(2).toLowerCase()}`;

const bytes32 = z
  .custom<Hex>((value) => isHex(value) && value.length === 66, 'must be 0x and 64 hex digits')
  .transform(lowerCase);

const bytes = z
  .custom<Hex>(
    (value) => isHex(value) && value.length % 2 === 0 && value.length <= 4096,
    'must be hex bytes',
  )
  .transform(lowerCase);

/** The body of `POST /leverage/orders`. Unknown fields are ignored. */
export const orderBody = z.object({
  order: z.object({
    action: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    user: address,
    sellToken: address,
    buyToken: address,
    sellAmount: uint256Text,
    buyAmount: uint256Text,
    validTo: z
      .int()
      .nonnegative()
      .max(2 ** 32 - 1),
    feeAmount: uint256Text,
  }),
  orderType: z.enum(['open', 'close', 'swap']),
  signatureType: z.string(),
  sessionCall: z.object({
    sessionId: bytes32,
    target: address,
    dataHash: bytes32,
    nonce: uint256,
    deadline: uint256,
    executor: address,
    feeAmount: uint256Text,
  }),
  delegateSignature: bytes,
  ocoGroupId: z.string().min(1).max(128).optional(),
});

export type OrderBody = z.output<typeof orderBody>;
