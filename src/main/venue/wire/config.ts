import { z } from 'zod';
import { addressText } from './hex.ts';
import { plainText } from './text.ts';

const chainId = z.int().positive();
const words = z
  .string()
  .min(1)
  .max(200)
  .transform((text) => plainText(text, 200));

/** `GET /leverage/config`. Every field is required: what is signed depends on it. */
export const configWire = z.object({
  chainId,
  signingChainId: chainId,
  sessionManager: addressText,
  sessionManagerDomainName: words,
  leverageRfqEngine: addressText,
  executorAddress: addressText,
  mode: words,
});
