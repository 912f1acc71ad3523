import type { Balance } from '../../../shared/domain/balance.ts';
import { unknown } from '../../../shared/domain/figure.ts';
import { tokenAddress } from '../../../shared/domain/ids.ts';
import type { BalanceWire } from '../wire/balance.ts';
import { figure } from './figure.ts';

/**
 * A balance row. `usdValue` `"0"` of a balance that is not zero is the venue's fallback for "no price";
 * `pnlPct` is a placeholder today and is left out.
 */
export function toBalance(row: BalanceWire): Balance {
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
