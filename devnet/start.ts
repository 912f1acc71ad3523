import type { Chain, ChainOptions } from './chain/chain.ts';
import { startChain } from './chain/start-chain.ts';
import { startVenue, type Venue } from './venue/venue.ts';
import type { VenueOptions } from './venue/venue-options.ts';

export interface DevnetOptions {
  readonly chain?: ChainOptions;
  readonly venue?: VenueOptions;
}

export interface Devnet {
  readonly chain: Chain;
  readonly venue: Venue;
  /** Stops both. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts a chain and a venue on it in this process. Several can run side by side. */
export async function startDevnet(options: DevnetOptions = {}): Promise<Devnet> {
  const chain = await startChain(options.chain);
  try {
    const venue = await startVenue(chain, options.venue);
    return {
      chain,
      venue,
      stop: async () => {
        await venue.stop();
        await chain.stop();
      },
    };
  } catch (error) {
    await chain.stop();
    throw error;
  }
}
