import type { Address, DecimalString } from '../../shared/domain/ids.ts';
import type { Market, Token } from '../../shared/domain/token.ts';

/**
 * The markets and prices that the terminal knows at the moment: needed to convert base units to tokens, and to recognise
 * raw-wei rows in old history.
 */
export interface Catalog {
  markets(): readonly Market[];
  /** Quote per base; null if no price is known yet. */
  markPrice(symbol: string): DecimalString | null;
}

/** Finds a market by the venue's name for it, in any case: the venue writes both `wS-USDC` and `WS-USDC`. */
export const findMarket = (catalog: Catalog, symbol: string): Market | null =>
  catalog.markets().find((market) => market.symbol.toLowerCase() === symbol.toLowerCase()) ?? null;

/** The terminal's name for a market; the venue's own if the terminal does not know it. */
export const marketSymbol = (catalog: Catalog, symbol: string): string =>
  findMarket(catalog, symbol)?.symbol ?? symbol;

/** A swap between two tokens, seen as a trade in their market. */
export interface Trade {
  readonly market: Market;
  readonly sell: Token;
  readonly buy: Token;
  /** `buy` when base is bought with quote. */
  readonly side: 'buy' | 'sell';
}

/** Finds the trade that selling one token for another amounts to; null if no known market has both. */
export function findTrade(catalog: Catalog, sellToken: Address, buyToken: Address): Trade | null {
  for (const market of catalog.markets()) {
    const { base, quote } = market;
    if (base.address === buyToken && quote.address === sellToken) {
      return { market, sell: quote, buy: base, side: 'buy' };
    }
    if (base.address === sellToken && quote.address === buyToken) {
      return { market, sell: base, buy: quote, side: 'sell' };
    }
  }
  return null;
}
