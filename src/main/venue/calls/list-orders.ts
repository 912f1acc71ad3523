import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { VenueError } from '../venue-error.ts';
import type { VenueOrder } from '../venue-order.ts';
import { orderHistory } from './order-history.ts';
import type { VenueContext } from './venue-context.ts';

/** The venue's largest page. */
const LATEST = 500;

/** The account's latest 500 orders of every status: enough to find any order that can still change. */
export async function listOrders(
  context: VenueContext,
  account: OwnerAddress,
): Promise<Result<readonly VenueOrder[], VenueError>> {
  const answer = await orderHistory(context, { account, page: 1, limit: LATEST });
  return answer.ok ? ok(answer.value.rows) : answer;
}
