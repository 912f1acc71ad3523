import type { Address, DecimalString } from '../../shared/domain/ids.ts';
import type { Market, Token } from '../../shared/domain/token.ts';

/**
 * What is known here of markets and prices, asked anew for each answer that is mapped.
 * It turns base units into tokens and recognises the raw-wei rows of old history.
 */
export interface Catalog {
  markets(): readonly Market[];
  /** Quote per base; null while no price is known. */
  markPrice(symbol: string): DecimalString | null;
}

/** A market by the venue's name for it; the venue writes both `wS-USDC` and `WS-USDC`. */
export const findMarket = (catalog: Catalog, symbol: string): Market | null =>
  catalog.markets().find((market) => market.symbol.toLowerCase() === symbol.toLowerCase()) ?? null;

/** The name by which this terminal knows the market, or the venue's own where it does not know it. */
export const marketSymbol = (catalog: Catalog, symbol: string): string =>
  findMarket(catalog, symbol)?.symbol ?? symbol;

/** A swap of one token into the other, as a trade of their market. */
export interface Trade {
  readonly market: Market;
  readonly sell: Token;
  readonly buy: Token;
  /** `buy` where base is bought with quote. */
  readonly side: 'buy' | 'sell';
}

/** The trade of two tokens, whichever of them is sold; null while their market is not known here. */
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
