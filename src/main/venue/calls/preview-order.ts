import type { Result } from '../../../shared/result.ts';
import type { PreviewRequest } from '../preview-request.ts';
import type { VenueError } from '../venue-error.ts';
import { type PreviewWire, previewWire } from '../wire/preview.ts';
import { read } from './read.ts';
import type { VenueContext } from './venue-context.ts';

/** `POST /spot/order/preview`: what the venue expects of an order; nothing is placed. The request's names are assumed. */
export function previewOrder(
  { transport, indexerUrl }: VenueContext,
  { account, price, ...request }: PreviewRequest,
): Promise<Result<PreviewWire, VenueError>> {
  const body = { address: account, ...request, ...(price === null ? {} : { price }) };
  const url = `${indexerUrl}/spot/order/preview`;
  return read(transport, 'preview-order', url, previewWire, JSON.stringify(body));
}
