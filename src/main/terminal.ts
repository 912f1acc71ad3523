import type { CommandName } from '../shared/contract/commands.ts';
import type { Delta, Snapshot } from '../shared/contract/snapshot.ts';
import type { AppError } from '../shared/domain/app-error.ts';
import type { OwnerAddress } from '../shared/domain/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { createCommandHandlers } from './command-handlers.ts';
import { openCustody } from './compose/open-custody.ts';
import { openMarketData } from './compose/open-market-data.ts';
import { openState } from './compose/open-state.ts';
import { openTrading } from './compose/open-trading.ts';
import { createConnection } from './connection/connection.ts';
import { createBackground } from './core/background.ts';
import { describeAppError } from './core/describe-app-error.ts';
import { every } from './core/every.ts';
import type { Clock, KeyStore, Log, Random } from './core/ports.ts';
import { restoreAccount } from './core/restore-state.ts';
import type { Settings } from './core/settings.ts';
import { createFeeFeed } from './fees/fee-feed.ts';
import type { Catalog } from './venue/catalog.ts';
import { openAccountChannel } from './venue/channel/account-channel.ts';
import { createConfigWatch } from './venue/config-watch.ts';
import { createVenueClient } from './venue/venue-client.ts';

const VENUE_TIMEOUT_MS = 10_000;
/** Figures follow the oracle's price, for which no frame comes. */
const FIGURES_MS = 2_000;
/** Closing waits this long for work under way; what it did not journal is looked up at the next start. */
const CLOSE_MS = 2_000;

export interface TerminalOptions {
  readonly settings: Settings;
  readonly databasePath: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyStore: KeyStore;
  readonly log: Log;
  /** Shows a page of this process in the user's default browser; rejects when it cannot. */
  openExternal(url: string): Promise<void>;
}

/** The whole terminal in plain Node: commands in, deltas out. */
export interface Terminal {
  /** `input` has passed the command's schema. Throws only for a bug or broken infrastructure. */
  handle(name: CommandName, input: unknown): Promise<Result<unknown, AppError>>;
  snapshot(): Snapshot;
  onDelta(listener: (delta: Delta) => void): () => void;
  /** Begins to connect; everything held here was on show before. */
  start(): void;
  close(): Promise<void>;
}

/**
 * Builds the terminal from its ports and restores what the database knows; nothing is asked of network or keychain before
 * `start`. Throws what `openDatabase` throws.
 */
export function createTerminal(options: TerminalOptions): Terminal {
  const { settings, clock, random, keyStore, log } = options;
  const { chainId, cancelEndpoint } = settings;
  const background = createBackground(log);
  const opened = openState(settings, options.databasePath, clock, log);
  const { database, state, notices } = opened;
  const { cache } = database;
  const custody = openCustody(options, opened);
  const { chain, sessions, orphanKeys, accountBook, ownerActions, paper, delegateKeys } = custody;
  const { browserWallet, desiredSessions } = custody;

  const catalog: Catalog = {
    markets: () => state.current.markets.value,
    markPrice: (symbol) =>
      state.current.tickers.value.find((ticker) => ticker.symbol === symbol)?.markPrice ?? null,
  };
  const venue = createVenueClient({
    executorUrl: settings.executorUrl,
    indexerUrl: settings.indexerUrl,
    fetch,
    clock,
    timeoutMs: VENUE_TIMEOUT_MS,
    catalog,
  });
  const config = createConfigWatch({
    venue,
    chainId,
    accepted: cache.venueConfig.get().value,
    save: (accepted) => cache.venueConfig.set(accepted, clock.now()),
    onChange: (view) => state.set('venue', view),
  });
  const market = openMarketData({ chainId, clock, log, venue, chain }, opened);
  const fees = createFeeFeed({
    clock,
    log,
    venue,
    feeEndpoint: settings.feeEndpoint,
    chain,
    cache: cache.fees,
    state,
    notices,
  });
  const resync = (reason: string): void => connection.resync(reason);
  const trading = openTrading(
    { chainId, clock, random, log, background, venue, config, fees, cancelEndpoint, resync },
    opened,
    custody,
  );

  const attempt = (name: string, task: () => Promise<Result<null, string>>) => () =>
    background.attempt(name, task);
  const connection = createConnection({
    clock,
    random,
    log,
    probe: attempt('probe', async () => {
      const [fetched, block] = await Promise.all([
        config.fetch(),
        chain.latestBlock(),
        fees.refresh(),
      ]);
      // Without a node figures grow old; one of another chain has none.
      if (!block.ok && block.error.code === 'WRONG_CHAIN')
        return err(describeAppError(block.error));
      // A changed configuration stops signing, not looking.
      if (fetched.ok || fetched.error.code === 'VENUE_CONFIG_CHANGED') return ok(null);
      return err(describeAppError(fetched.error));
    }),
    sync: attempt('snapshot', async () => {
      const markets = await market.read();
      if (!markets.ok) return markets;
      const [synced] = await Promise.all([trading.account.snapshot(), fees.follow()]);
      if (!synced.ok) return synced;
      await trading.reconciler.run();
      trading.fetchHistory();
      background.run('paper account', preparePaperAccount);
      return ok(null);
    }),
    poll: attempt('poll', async () => {
      await Promise.all([config.fetch(), fees.refresh()]);
      return trading.account.snapshot();
    }),
    openChannel: (handlers) => {
      const address = state.current.activeAccount;
      const { wsUrl } = settings;
      const subject = address && { account: address, chainId };
      return (
        subject && openAccountChannel({ wsUrl, subject, catalog, clock, random, log }, handlers)
      );
    },
    onFrame: trading.applyFrame,
    onChange: (now) => state.set('connection', now),
  });
  venue.onResponse(connection.noteMessage);
  const followPrice = every(clock, FIGURES_MS, async () => {
    const live = state.current.connection.state === 'live';
    if (!live) return;
    await background.attempt('figures', async () => {
      const [read] = await Promise.all([trading.account.refreshFigures(), fees.follow()]);
      return read;
    });
  });

  const selectAccount = (account: OwnerAddress): void => {
    cache.activeAccount.set(account, clock.now());
    state.setAll(restoreAccount(database, account));
    connection.accountChanged();
  };
  let paperPrepared = false;
  const activeAtStart = state.current.activeAccount;
  /**
   * A paper venue is of no use without an account: the first start opens one, a later one ends what a crash left of the
   * account it begins with. No other account is funded or set up unasked.
   */
  const preparePaperAccount = async (): Promise<void> => {
    const accepted = config.view.config;
    if (!paper || !accepted || paperPrepared) return;
    const { accounts, activeAccount } = state.current;
    const active = accounts.find(({ address }) => address === activeAccount);
    const unfinished = active?.owner === 'local-key' && active.address === activeAtStart;
    if (active ? !unfinished : !settings.paperAuto) return;
    const prepared = active
      ? await paper.resume(active, accepted)
      : await handlers['accounts.createPaper']({});
    paperPrepared = prepared.ok;
    if (!prepared.ok) notices.add('PAPER_ACCOUNT_FAILED', describeAppError(prepared.error));
  };

  const probeKeychain = async (): Promise<void> => {
    state.set('keychain', await keyStore.probe());
  };
  const warmKeys = async (): Promise<void> => {
    await probeKeychain();
    const delegates = state.current.sessions.value.map(({ delegate }) => delegate);
    if (state.current.keychain.state === 'ready') await delegateKeys.warm(delegates);
  };

  const handlers = createCommandHandlers({
    state,
    database,
    config,
    sessions,
    desiredSessions,
    orphanKeys,
    accountBook,
    browserWallet,
    ownerActions,
    paper,
    placeOrder: trading.placeOrder,
    positionOrders: trading.positionOrders,
    cancelOrder: trading.cancelOrder,
    simulateOrder: trading.simulateOrder,
    flattens: trading.flattens,
    flattenLog: trading.flattenLog,
    setLimits: (limits) => {
      cache.limits.set(limits, clock.now());
      state.set('limits', limits);
    },
    retryConnection: connection.retry,
    probeKeychain,
    selectAccount,
    refreshSessions: trading.account.refreshSessions,
    refreshAccount: () =>
      background.run('owner', async () => {
        await trading.account.refreshAfterChange();
        await trading.account.refreshBalances();
      }),
  });

  return {
    handle: async (name, input) => {
      const handler = handlers[name] as (input: unknown) => Promise<Result<unknown, AppError>>;
      return handler(input);
    },
    snapshot: state.snapshot,
    onDelta: state.onDelta,
    start() {
      background.run('keychain', warmKeys);
      background.run('verify', database.verify);
      connection.start();
      market.feed.start();
      followPrice.start();
    },
    async close() {
      followPrice.stop();
      market.feed.stop();
      trading.stop();
      connection.close();
      browserWallet.cancel();
      await Promise.race([
        background.settled(),
        new Promise<void>((resolve) => void clock.schedule(CLOSE_MS, resolve)),
      ]);
      database.close();
    },
  };
}
