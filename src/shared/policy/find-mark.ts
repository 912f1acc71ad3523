import type { Ticker } from '../domain/market.ts';
import { decimal, isDecimal, ZERO } from '../math/decimal.ts';

/**
 * The market's ticker if its price is a positive decimal; null otherwise, as if it had never arrived.
 *
 * @example
 * findMark('wS-USDC', tickers)?.markPrice // → '0.0458'
 */
export function findMark(symbol: string, tickers: readonly Ticker[]): Ticker | null {
  const ticker = tickers.find((candidate) => candidate.symbol === symbol);
  if (!ticker || !isDecimal(ticker.markPrice)) return null;
  return decimal(ticker.markPrice).gt(ZERO) ? ticker : null;
}
