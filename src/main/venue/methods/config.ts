import { z } from 'zod';
import type { VenueConfig } from '../../../shared/domain/venue-config.ts';
import type { Result } from '../../../shared/result.ts';
import { read, type VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';
import { addressText, plainText } from '../wire/text.ts';

const chainId = z.int().positive();
const words = z
  .string()
  .min(1)
  .max(200)
  .transform((text) => plainText(text, 200));

/** Every field is required, because signatures depend on them. */
const configWire = z.object({
  chainId,
  signingChainId: chainId,
  sessionManager: addressText,
  sessionManagerDomainName: words,
  leverageRfqEngine: addressText,
  executorAddress: addressText,
  mode: words,
});

/** `GET /leverage/config`: the contracts and the executor that orders are signed for. Addresses in checksum form. */
export function config(context: VenueContext): Promise<Result<VenueConfig, VenueError>> {
  const url = `${context.executorUrl}/leverage/config`;
  return read(context, { call: 'config', url }, configWire);
}
