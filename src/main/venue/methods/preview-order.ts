import { z } from 'zod';
import type { DecimalString } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { read, type VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';
import type { AccountQuery } from '../venue-query.ts';
import { unsignedText } from '../wire/number.ts';

/** An unsigned order to preview; amounts in tokens. The names of the fields sent are assumed. */
export interface PreviewRequest extends AccountQuery {
  readonly symbol: string;
  readonly orderType: 'open' | 'close' | 'swap';
  /** Of base tokens. */
  readonly side: 'buy' | 'sell';
  /** In base tokens. */
  readonly size: DecimalString;
  /** Quote per base; null for the venue's own mark. */
  readonly price: DecimalString | null;
}

/** Both in quote tokens, and both required. */
const previewWire = z.object({ orderValue: unsignedText, marginRequired: unsignedText });

export type OrderPreview = z.output<typeof previewWire>;

/** HTTP statuses of a venue that offers no previews (assumed). */
const NOT_OFFERED: readonly number[] = [404, 501];

/**
 * `POST /spot/order/preview`: the venue's figures for an order, without placing it; null if the venue offers no previews.
 */
export async function previewOrder(
  context: VenueContext,
  { account, price, ...order }: PreviewRequest,
): Promise<Result<OrderPreview | null, VenueError>> {
  const url = `${context.indexerUrl}/spot/order/preview`;
  const body = JSON.stringify({ address: account, ...order, ...(price !== null && { price }) });
  const answer = await read(context, { call: 'preview-order', url, body }, previewWire);
  if (answer.ok || answer.error.kind !== 'refused') return answer;
  return NOT_OFFERED.includes(answer.error.status) ? ok(null) : answer;
}
