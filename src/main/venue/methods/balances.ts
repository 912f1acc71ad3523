import { z } from 'zod';
import type { Balance } from '../../../shared/domain/balance.ts';
import { unknown } from '../../../shared/domain/figure.ts';
import { tokenAddress } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { query, read, type VenueContext } from '../request.ts';
import type { VenueError } from '../venue-error.ts';
import type { AccountQuery } from '../venue-query.ts';
import { figure, figureField } from '../wire/figure.ts';
import { listOf } from '../wire/list.ts';
import { unsignedText } from '../wire/number.ts';
import { addressText, messageText, nameText } from '../wire/text.ts';

/** A row of `AccountBalance[]`, the same over REST and in a `balance_update` frame. */
export const balanceWire = z.object({
  chainId: z.int().positive(),
  network: messageText.optional(),
  token: nameText,
  tokenAddress: addressText,
  totalBalance: unsignedText,
  usdValue: figureField,
});

/**
 * Maps a balance row. The `usdValue` `"0"` of a balance above zero is the venue's fallback for "no price".
 * `pnlPct` is a placeholder today, and is left out.
 */
export function toBalance(row: z.output<typeof balanceWire>): Balance {
  const usdValue = figure(row.usdValue);
  const unpriced = usdValue.kind === 'value' && usdValue.value === '0' && row.totalBalance !== '0';
  return {
    chainId: row.chainId,
    network: row.network ?? '',
    symbol: row.token,
    token: tokenAddress(row.tokenAddress),
    total: row.totalBalance,
    usdValue: unpriced ? unknown('venue-placeholder') : usdValue,
  };
}

/** `GET /spot/account/balance?address&chainId`: the account's balances at the venue, per token. */
export async function balances(
  context: VenueContext,
  { account, chainId }: AccountQuery,
): Promise<Result<readonly Balance[], VenueError>> {
  const path = `/spot/account/balance?${query({ address: account, chainId })}`;
  const request = { call: 'balances', url: `${context.indexerUrl}${path}` };
  const answer = await read(context, request, listOf(balanceWire));
  return answer.ok ? ok(answer.value.data.map(toBalance)) : answer;
}
