import type { Chain } from '../chain/chain.ts';
import { createChainReader } from './chain-reader.ts';
import { createAccountChannel } from './channel/account-channel.ts';
import { createBalancePublisher } from './channel/balance-publisher.ts';
import { createOrderDesk } from './executor/accept-order.ts';
import { createExecutor } from './executor/executor.ts';
import { OrderStore } from './executor/order-store.ts';
import { createTransactionSender } from './executor/transaction-sender.ts';
import { FaultSwitch } from './faults/faults.ts';
import { balanceRows } from './indexer/balance-rows.ts';
import { createCollector } from './indexer/collector.ts';
import { createEventIndex } from './indexer/index-event.ts';
import { Ledger } from './indexer/ledger.ts';
import { PriceFeed } from './market/price-feed.ts';
import { marketOf } from './token.ts';
import type { VenueOptions } from './venue-options.ts';

export type VenueParts = ReturnType<typeof createVenueParts>;

/** Builds and connects the venue's parts; nothing runs yet. */
export function createVenueParts(chain: Chain, options: VenueOptions) {
  const { now = Date.now, seed = 1, orders = new OrderStore() } = options;
  const { chainId } = chain;
  const market = marketOf(chain.contracts);
  const reader = createChainReader(chain);
  const faults = new FaultSwitch();
  const prices = new PriceFeed(reader, market, now, seed);
  const ledger = new Ledger(market);
  const channel = createAccountChannel(chainId, faults);
  const sender = createTransactionSender(chain, reader);
  const publishBalance = createBalancePublisher(
    channel,
    chainId,
    () => faults.now.signalOnlyBalances,
    ({ user }) => balanceRows(user, chainId, market, reader, prices.latest),
  );
  const index = createEventIndex(market, reader, orders, ledger, publishBalance);
  return {
    chain,
    now,
    seed,
    market,
    reader,
    faults,
    prices,
    ledger,
    orders,
    channel,
    executorAddress: sender.address,
    executor: createExecutor(chain, reader, orders, sender, faults, now),
    collector: createCollector(chain, reader, index),
    placeOrder: createOrderDesk(chain, market, reader, orders, sender, faults, now),
  };
}
