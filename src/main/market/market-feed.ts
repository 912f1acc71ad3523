import type { Ticker } from '../../shared/domain/market.ts';
import type { Clock } from '../core/ports.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import type { VenueError } from '../venue/venue-error.ts';

export interface MarketFeedOptions {
  readonly venue: Pick<VenueClient, 'tickers'>;
  readonly clock: Clock;
  readonly chainId: number;
  readonly intervalMs: number;
  onTickers(tickers: readonly Ticker[]): void;
  onError(error: VenueError): void;
}

export interface MarketFeed {
  start(): void;
  /** No callback comes after this. */
  stop(): void;
}

/**
 * Polls prices: the next request is sent `intervalMs` after the last answer, so that a slow venue never has two at once.
 * A failed poll changes nothing: prices stay, and grow old by their own `receivedAt`.
 */
export function createMarketFeed(options: MarketFeedOptions): MarketFeed {
  const { venue, clock, chainId, intervalMs, onTickers, onError } = options;
  let round = 0;
  let cancel = (): void => {};

  const poll = async (mine: number): Promise<void> => {
    const answer = await venue.tickers(chainId);
    if (mine !== round) return;
    if (answer.ok) onTickers(answer.value);
    else onError(answer.error);
    cancel = clock.schedule(intervalMs, () => void poll(mine));
  };

  return {
    start() {
      cancel();
      round += 1;
      void poll(round);
    },
    stop() {
      cancel();
      round += 1;
    },
  };
}
