import { z } from 'zod';
import { ok, type Result } from '../../../shared/result.ts';
import { read, type VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';

/** A tenth of the sold amount: a higher rate is a mistake or a hostile venue. */
const MAX_BPS = 1_000;

/** The shape is assumed (docs/venue-api.md, "Fees"). */
const feeWire = z.object({ feeBps: z.int().min(0).max(MAX_BPS) });

/** `GET` of the relayer's fee endpoint, a path at the executor: the fee in basis points of the sold amount. */
export async function feeBps(
  context: VenueContext,
  path: string,
): Promise<Result<number, VenueError>> {
  const fee = await read(context, { call: 'fee', url: `${context.executorUrl}${path}` }, feeWire);
  return fee.ok ? ok(fee.value.feeBps) : fee;
}
