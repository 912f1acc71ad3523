import type { Balance } from '../../../shared/domain/balance.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { toBalance } from '../map/balance.ts';
import type { VenueError } from '../venue-error.ts';
import type { AccountQuery } from '../venue-query.ts';
import { balanceWire } from '../wire/balance.ts';
import { listOf } from '../wire/list.ts';
import { query } from './query.ts';
import { read } from './read.ts';
import type { VenueContext } from './venue-context.ts';

const list = listOf(balanceWire);

/** `GET /spot/account/balance?address&chainId`: what the account holds at the venue, token by token. */
export async function balances(
  { transport, indexerUrl }: VenueContext,
  { account, chainId }: AccountQuery,
): Promise<Result<readonly Balance[], VenueError>> {
  const url = `${indexerUrl}/spot/account/balance?${query({ address: account, chainId })}`;
  const answer = await read(transport, 'balances', url, list);
  return answer.ok ? ok(answer.value.data.map(toBalance)) : answer;
}
