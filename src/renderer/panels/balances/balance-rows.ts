import type { Balance } from '../../../shared/domain/balance.ts';
import { type Figure, value } from '../../../shared/domain/figure.ts';
import type { DecimalString, TokenAddress } from '../../../shared/domain/ids.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import { decimal, toText, ZERO } from '../../../shared/math/decimal.ts';

export interface BalanceRow {
  readonly token: TokenAddress;
  readonly symbol: string;
  readonly total: DecimalString;
  readonly usdValue: Figure;
  /** Debt in this token, interest included; null until the chain has been read. */
  readonly owed: DecimalString | null;
}

/**
 * The venue's balances with the debt in each token beside them; a token with debt alone gets its own row. Valued at the
 * oracle's price where it is known, because the equity is computed from it; otherwise at the venue's.
 */
export function balanceRows(
  balances: readonly Balance[],
  risk: RiskAccount | null,
): readonly BalanceRow[] {
  const assets = risk?.assets ?? [];
  const held = balances.map(({ token, symbol, total, usdValue }): BalanceRow => {
    const asset = assets.find((candidate) => isSame(candidate.token, token));
    return {
      token,
      symbol,
      total,
      usdValue: asset?.price ? value(worth(total, asset.price)) : usdValue,
      owed: risk && (asset?.debt ?? '0'),
    };
  });
  const onlyOwed = assets
    .filter(({ debt }) => decimal(debt).gt(ZERO))
    .filter(({ token }) => !balances.some((balance) => isSame(balance.token, token)))
    .map(({ token, symbol, debt }): BalanceRow => {
      return { token, symbol, total: '0', usdValue: value('0'), owed: debt };
    });
  return [...held, ...onlyOwed];
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const worth = (amount: DecimalString, price: DecimalString): DecimalString =>
  toText(decimal(amount).times(decimal(price)));
