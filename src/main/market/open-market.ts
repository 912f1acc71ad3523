import type { AppError } from '../../shared/domain/app-error.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ChainFeature } from '../chain/open-chain.ts';
import type { Core, Feature } from '../core/open-core.ts';
import type { VenueFeature } from '../venue/open-venue.ts';
import { toAppError } from '../venue/venue-error.ts';
import { createFeeFeed, type FeeFeed } from './fee-feed.ts';
import { createMarketFeed } from './market-feed.ts';
import { matchMarkets } from './match-markets.ts';

const TICKERS_MS = 2_000;

/** Markets, prices and fees; prices are polled while the terminal runs. */
export interface MarketFeature extends Feature {
  /** Reads markets and prices once. Errors: those of a venue call; those of the chain until tokens are known. */
  read(): Promise<Result<null, AppError>>;
  readonly fees: FeeFeed;
}

export interface MarketBelow {
  readonly chain: ChainFeature;
  readonly venue: VenueFeature;
}

export function openMarket(core: Core, { chain, venue }: MarketBelow): MarketFeature {
  const { settings, clock, log, state } = core;
  const { chainId } = settings;
  const { client } = venue;

  /** Tokens never change, so those read earlier serve while the chain cannot be read. */
  const readMarkets = async (): Promise<Result<null, AppError>> => {
    const [tokens, names] = await Promise.all([chain.tokens(), client.markets(chainId)]);
    if (!names.ok) return err(toAppError(names.error));
    if (!tokens.ok) {
      const isKnown = state.current.markets.value.length > 0;
      return isKnown ? ok(null) : tokens;
    }
    state.keep('markets', matchMarkets(names.value, tokens.value));
    return ok(null);
  };

  const feed = createMarketFeed({
    venue: client,
    clock,
    chainId,
    intervalMs: TICKERS_MS,
    onTickers: (tickers) => state.keep('tickers', tickers),
    onError: (error) => log.warn('tickers.unread', { error }),
  });

  return {
    async read() {
      // Tickers are read by market, so the markets come first.
      const markets = await readMarkets();
      if (!markets.ok) return markets;
      const tickers = await client.tickers(chainId);
      if (!tickers.ok) return err(toAppError(tickers.error));
      state.keep('tickers', tickers.value);
      return ok(null);
    },
    fees: createFeeFeed(core, { chain, venue: client }),
    start: feed.start,
    stop: feed.stop,
  };
}
