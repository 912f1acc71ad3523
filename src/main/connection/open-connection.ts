import type { AppError } from '../../shared/domain/app-error.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { AccountFeature } from '../account/open-account.ts';
import type { ChainFeature } from '../chain/open-chain.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { Core, Feature } from '../core/open-core.ts';
import type { MarketFeature } from '../market/open-market.ts';
import type { OrdersFeature } from '../orders/open-orders.ts';
import type { OwnersFeature } from '../owners/open-owners.ts';
import type { VenueFeature } from '../venue/open-venue.ts';
import { createConnection } from './connection.ts';

/** Keeps the terminal connected: to the venue, and to the account on show. */
export interface ConnectionFeature extends Feature {
  readonly commands: CommandsOf<'connection'>;
}

export interface ConnectionBelow {
  readonly chain: ChainFeature;
  readonly venue: VenueFeature;
  readonly owners: OwnersFeature;
  readonly market: MarketFeature;
  readonly account: AccountFeature;
  readonly orders: OrdersFeature;
}

export function openConnection(core: Core, below: ConnectionBelow): ConnectionFeature {
  const { background, state } = core;
  const { chain, venue, owners, market, account, orders } = below;
  const { config } = venue;

  const probe = async (): Promise<Result<null, AppError>> => {
    const [fetched, block] = await Promise.all([
      config.fetch(),
      chain.latestBlock(),
      market.fees.refresh(),
    ]);
    // Without a node the figures only grow old; a node of another chain must not be used at all.
    if (!block.ok && block.error.code === 'WRONG_CHAIN') return block;
    // A changed configuration stops signing, not looking.
    const isUsable = fetched.ok || fetched.error.code === 'VENUE_CONFIG_CHANGED';
    return isUsable ? ok(null) : fetched;
  };

  const sync = async (): Promise<Result<null, AppError>> => {
    const markets = await market.read();
    if (!markets.ok) return markets;
    const [synced] = await Promise.all([account.snapshot(), market.fees.follow()]);
    if (!synced.ok) return synced;
    await orders.reconcile();
    account.fetchHistory();
    background.run('paper account', owners.preparePaper);
    return ok(null);
  };

  const poll = async (): Promise<Result<null, AppError>> => {
    await Promise.all([config.fetch(), market.fees.refresh()]);
    return account.snapshot();
  };

  const connection = createConnection(core, {
    probe: () => background.attempt('probe', probe),
    sync: () => background.attempt('snapshot', sync),
    poll: () => background.attempt('poll', poll),
    openChannel(handlers) {
      const { activeAccount } = state.current;
      return activeAccount && venue.openChannel(activeAccount, handlers);
    },
    applyFrame: account.applyFrame,
  });

  const unsubscribe = [
    venue.client.onResponse(connection.noteMessage),
    state.onDelta(({ changes }) => {
      if (changes.some(({ slice }) => slice === 'activeAccount')) connection.accountChanged();
    }),
  ];

  return {
    commands: {
      'connection.retry'() {
        connection.retry();
        return ok(null);
      },
    },
    start: connection.start,
    stop() {
      for (const end of unsubscribe) end();
      connection.close();
    },
  };
}
