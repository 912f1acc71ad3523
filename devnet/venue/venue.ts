import type { Chain } from '../chain/chain.ts';
import { createControl } from './control.ts';
import type { OrderStore } from './executor/order-store.ts';
import type { ControlCommand } from './faults/control-command.ts';
import { followChain } from './follow-chain.ts';
import { createHttpServer, listen } from './http/http-server.ts';
import { venueRoutes } from './http/venue-routes.ts';
import type { VenueOptions } from './venue-options.ts';
import { createVenueParts } from './venue-parts.ts';

export interface Venue {
  /** Base of `/leverage/…` and `/spot/…`. */
  readonly restUrl: string;
  /** Base of `/account`. */
  readonly wsUrl: string;
  /** Pass this to the next start so that the venue remembers its orders. */
  readonly orders: OrderStore;
  control(command: ControlCommand): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the venue on a running chain: executor, indexer and account channel on one loopback port. Resolves when the
 * whole chain has been indexed and requests are served.
 *
 * @throws if the port is taken or the chain does not answer
 */
export async function startVenue(chain: Chain, options: VenueOptions = {}): Promise<Venue> {
  const parts = createVenueParts(chain, options);
  const { channel, collector, faults, orders, prices } = parts;
  const stopped = new AbortController();
  const control = createControl(chain, faults, channel, prices, stopped.signal);
  const following = await followChain(parts, options);
  const report = () => ({
    faults: faults.now,
    sockets: channel.sockets(),
    heads: following.source(),
    block: Number(collector.collected()),
    orders: orders.all().map(({ id, status }) => ({ id, status })),
  });
  const server = createHttpServer(venueRoutes(parts, options, control, report), faults);
  server.on('upgrade', channel.upgrade);

  const stop = async (): Promise<void> => {
    stopped.abort();
    channel.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await following.stop();
  };
  const port = await listen(server, options.port ?? 0).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    restUrl: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    orders,
    control,
    stop,
  };
}
