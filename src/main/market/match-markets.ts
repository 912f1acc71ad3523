import type { Market, Token } from '../../shared/domain/token.ts';

/**
 * Finds the two tokens of each market by the venue's name for it. The venue's names differ in case (`wS-USDC`,
 * `WS-USDC`), so case is ignored, and the market is named by its tokens' own symbols. A name that does not match two
 * tokens is left out: without decimals no order in it can be signed.
 *
 * @example matchMarkets(['WS-USDC'], [wS, USDC]) // one market, 'wS-USDC'
 */
export function matchMarkets(symbols: readonly string[], tokens: readonly Token[]): Market[] {
  const bySymbol = new Map(tokens.map((token) => [token.symbol.toLowerCase(), token]));
  const markets = new Map<string, Market>();
  for (const name of symbols) {
    const [base, quote, ...rest] = name
      .toLowerCase()
      .split('-')
      .map((part) => bySymbol.get(part));
    if (!base || !quote || base === quote || rest.length > 0) continue;
    const symbol = `${base.symbol}-${quote.symbol}`;
    markets.set(symbol, { symbol, base, quote });
  }
  return [...markets.values()];
}
