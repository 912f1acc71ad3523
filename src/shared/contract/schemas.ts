import { z } from 'zod';
import {
  type Address,
  type ClientOrderId,
  clientOrderId,
  type DelegateAddress,
  delegateAddress,
  type Hex,
  type OwnerAddress,
  ownerAddress,
  type SessionId,
  sessionId,
  type TokenAddress,
  tokenAddress,
} from '../domain/ids.ts';

/** Limits every input before it is processed, because a page may send anything. */
const MAX_TEXT = 200;

const isHex = (bytes: number) => {
  const pattern = new RegExp(`^0x[0-9a-fA-F]{${bytes * 2}}$`);
  return (text: string): boolean => pattern.test(text);
};

const addressText = z
  .string()
  .max(42)
  .refine(isHex(20), 'must be 0x and 40 hex digits')
  .transform((text) => text as Address);

export const ownerAddressSchema = addressText.transform((text): OwnerAddress => ownerAddress(text));
export const delegateAddressSchema = addressText.transform(
  (text): DelegateAddress => delegateAddress(text),
);
export const tokenAddressSchema = addressText.transform((text): TokenAddress => tokenAddress(text));

export const sessionIdSchema = z
  .string()
  .max(66)
  .refine(isHex(32), 'must be 0x and 64 hex digits')
  .transform((text): SessionId => sessionId(text as Hex));

export const clientOrderIdSchema = z
  .string()
  .regex(/^ord_[0-9a-f]{32}$/, 'must be ord_ and 32 hex digits')
  .transform((text): ClientOrderId => clientOrderId(text));

/** An unsigned plain decimal, at most 60 characters: enough for any uint256 with 18 decimals. */
export const decimalSchema = z
  .string()
  .max(60)
  .regex(/^\d+(\.\d+)?$/, 'must be a plain decimal such as 4.25');

export const symbolSchema = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[\w.-]+$/, 'must be a market name such as wS-USDC');

export const textSchema = z.string().max(MAX_TEXT);
/** A user-given name: one line of 1 to 40 characters. */
export const labelSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(40, 'must have at most 40 characters')
  .regex(/^[^\p{C}]+$/u, 'must be one line of plain characters');
export const bpsSchema = z.int().min(0).max(10_000);
export const unixMsSchema = z.int().min(0).max(8.64e15);
