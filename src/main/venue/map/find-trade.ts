import type { Address } from '../../../shared/domain/ids.ts';
import type { Market, Token } from '../../../shared/domain/token.ts';

/** A swap of one token into the other, as a trade of their market. */
export interface Trade {
  readonly market: Market;
  readonly sell: Token;
  readonly buy: Token;
  /** `buy` where base is bought with quote. */
  readonly side: 'buy' | 'sell';
}

/** The market of two tokens, whichever of them is sold; null while it is not known here. */
export function findTrade(
  markets: readonly Market[],
  sellToken: Address,
  buyToken: Address,
): Trade | null {
  for (const market of markets) {
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
