import { orderFrame } from './channel/frames.ts';
import { coalesce } from './coalesce.ts';
import { recordFunding } from './indexer/funding.ts';
import { followHeads } from './indexer/heads.ts';
import { createLiquidator } from './liquidator.ts';
import { createPriceWalk } from './market/price-walk.ts';
import { repeat } from './repeat.ts';
import { report } from './report.ts';
import type { VenueOptions } from './venue-options.ts';
import type { VenueParts } from './venue-parts.ts';

const POLL_MS = 250;
const RETRY_MS = 1000;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Keeps the venue in sync with its chain: each block updates the price, the index and the executor, in that order.
 * Resolves when the venue has caught up with the latest block.
 */
export async function followChain(venue: VenueParts, options: VenueOptions) {
  const { chain, market, reader, prices, ledger, orders, channel, collector, executor } = venue;
  const liquidate = options.liquidations
    ? await createLiquidator(chain, market, reader)
    : undefined;
  let stopped = false;

  const catchUp = coalesce(async () => {
    if (stopped) return;
    await prices.refresh();
    await collector.collect();
    executor.expire();
    await executor.run();
    await liquidate?.(ledger.exposed());
  });
  const wake = () => {
    catchUp().catch((error: unknown) => {
      if (stopped) return;
      report(error);
      setTimeout(wake, RETRY_MS);
    });
  };

  await catchUp();
  const unsubscribe = orders.subscribe((order) => {
    channel.publish(orderFrame(order, chain.chainId));
    if (order.status === 'pending') wake();
  });
  venue.faults.onChange(wake);
  const heads = followHeads(chain.wsUrl, POLL_MS, wake);
  const expiry = setInterval(executor.expire, POLL_MS);
  const fundingMs = options.fundingIntervalMs ?? HOUR_MS;
  const stopFunding = repeat(fundingMs, () =>
    recordFunding(market, reader, ledger, fundingMs, venue.now()),
  );
  const stopWalk = options.walk
    ? repeat(options.priceIntervalMs ?? 1000, createPriceWalk(chain, prices, venue.seed))
    : undefined;

  return {
    source: heads.source,
    /** Resolves when everything has stopped. */
    stop: async (): Promise<void> => {
      stopped = true;
      unsubscribe();
      heads.stop();
      clearInterval(expiry);
      await Promise.all([stopFunding(), stopWalk?.(), catchUp().catch(() => {})]);
    },
  };
}
