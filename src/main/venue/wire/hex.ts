import { getAddress } from 'viem';
import { z } from 'zod';
import type { Address, Hex } from '../../../shared/domain/ids.ts';

/** An address in any case, turned into its checksum form. The case itself is not checked: the venue mixes it. */
export const addressText = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'must be 0x and 40 hex digits')
  .transform((text): Address => getAddress(text.toLowerCase()));

/** 32 bytes: a hash or a session id, in lower case. */
export const bytes32Text = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, 'must be 0x and 64 hex digits')
  .transform((text) => text.toLowerCase() as Hex);
