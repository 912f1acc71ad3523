import { ok, type Result } from '../../../shared/result.ts';
import type { VenueError } from '../venue-error.ts';
import { feeWire } from '../wire/fee.ts';
import { read } from './read.ts';
import type { VenueContext } from './venue-context.ts';

/** `GET` of the relayer's fee endpoint, a path at the executor: basis points of the sold amount. */
export async function feeBps(
  { transport, executorUrl }: VenueContext,
  path: string,
): Promise<Result<number, VenueError>> {
  const fee = await read(transport, 'fee', `${executorUrl}${path}`, feeWire);
  return fee.ok ? ok(fee.value.feeBps) : fee;
}
