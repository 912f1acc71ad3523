import type { Market } from '../../../shared/domain/token.ts';

/** A market by the venue's name for it; the venue writes both `wS-USDC` and `WS-USDC`. */
export const findMarket = (markets: readonly Market[], symbol: string): Market | null =>
  markets.find((market) => market.symbol.toLowerCase() === symbol.toLowerCase()) ?? null;

/** The name by which this terminal knows the market, or the venue's own where it does not know it. */
export const marketSymbol = (markets: readonly Market[], symbol: string): string =>
  findMarket(markets, symbol)?.symbol ?? symbol;
