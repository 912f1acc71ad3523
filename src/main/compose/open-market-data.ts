import type { Ticker } from '../../shared/domain/market.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import { describeAppError } from '../core/describe-app-error.ts';
import type { Clock, Log } from '../core/ports.ts';
import { createMarketFeed, type MarketFeed } from '../market/market-feed.ts';
import { matchMarkets } from '../market/match-markets.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { describeVenueError } from '../venue/venue-error.ts';
import type { State } from './open-state.ts';

const TICKERS_MS = 2_000;

export interface MarketData {
  /** Markets and prices, once. The error is one sentence. */
  read(): Promise<Result<null, string>>;
  readonly feed: MarketFeed;
}

export interface MarketDataOptions {
  readonly chainId: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly venue: VenueClient;
  readonly chain: Chain;
}

export function openMarketData(options: MarketDataOptions, { database, state }: State): MarketData {
  const { chainId, clock, log, venue, chain } = options;
  const { cache } = database;

  const showTickers = (tickers: readonly Ticker[]): void => {
    const asOf = clock.now();
    cache.tickers.set(tickers, asOf);
    state.set('tickers', { value: tickers, asOf });
  };

  /** Tokens do not change: what was read once serves while the chain cannot be read. */
  const readMarkets = async (): Promise<Result<null, string>> => {
    const [tokens, names] = await Promise.all([chain.tokens(), venue.markets(chainId)]);
    if (!names.ok) return err(describeVenueError(names.error));
    if (!tokens.ok) {
      const known = state.current.markets.value.length > 0;
      return known ? ok(null) : err(describeAppError(tokens.error));
    }
    const markets = matchMarkets(names.value, tokens.value);
    const asOf = clock.now();
    cache.markets.set(markets, asOf);
    state.set('markets', { value: markets, asOf });
    return ok(null);
  };

  return {
    async read() {
      // Tickers carry market names, so they can be read only once the markets are known.
      const markets = await readMarkets();
      if (!markets.ok) return markets;
      const tickers = await venue.tickers(chainId);
      if (!tickers.ok) return err(describeVenueError(tickers.error));
      showTickers(tickers.value);
      return ok(null);
    },
    feed: createMarketFeed({
      venue,
      clock,
      chainId,
      intervalMs: TICKERS_MS,
      onTickers: showTickers,
      onError: (error) => log.warn('tickers.unread', { error: describeVenueError(error) }),
    }),
  };
}
