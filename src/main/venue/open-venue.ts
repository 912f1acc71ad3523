import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { Core } from '../core/open-core.ts';
import type { Catalog } from './catalog.ts';
import {
  type AccountChannel,
  type ChannelHandlers,
  openAccountChannel,
} from './channel/account-channel.ts';
import { type ConfigWatch, createConfigWatch } from './config-watch.ts';
import { createVenueClient, type VenueClient } from './venue-client.ts';

const TIMEOUT_MS = 10_000;

/** The venue that the settings name: its calls, its configuration, the account channel. */
export interface VenueFeature {
  readonly client: VenueClient;
  readonly config: ConfigWatch;
  openChannel(account: OwnerAddress, handlers: ChannelHandlers): AccountChannel;
  readonly commands: CommandsOf<'venue'>;
}

export function openVenue({ settings, clock, random, log, state }: Core): VenueFeature {
  const { executorUrl, indexerUrl, wsUrl, chainId } = settings;
  const catalog: Catalog = {
    markets: () => state.current.markets.value,
    markPrice: (symbol) =>
      state.current.tickers.value.find((ticker) => ticker.symbol === symbol)?.markPrice ?? null,
  };
  const client = createVenueClient({
    executorUrl,
    indexerUrl,
    fetch,
    clock,
    timeoutMs: TIMEOUT_MS,
    catalog,
  });
  const config = createConfigWatch({
    venue: client,
    chainId,
    accepted: state.current.venue.config,
    onChange: (view) => state.keep('venue', view),
  });
  return {
    client,
    config,
    openChannel: (account, handlers) =>
      openAccountChannel(
        { wsUrl, subject: { account, chainId }, catalog, clock, random, log },
        handlers,
      ),
    commands: { 'venue.acceptConfig': config.accept },
  };
}
