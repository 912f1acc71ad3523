import type { AppError } from '../shared/contract/app-error.ts';
import type { CommandName } from '../shared/contract/commands.ts';
import type { Delta, Slices, Snapshot } from '../shared/contract/snapshot.ts';
import type { OwnerAddress } from '../shared/domain/ids.ts';
import type { Ticker } from '../shared/domain/market.ts';
import { gatherFacts } from '../shared/policy/gather-facts.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { createAccountSync } from './account/account-sync.ts';
import { createApplyFrame, type OrderFrame } from './account/apply-frame.ts';
import { createBackfill } from './account/backfill.ts';
import { createNotices } from './account/notices.ts';
import { createOrderImport } from './account/order-import.ts';
import { restoreAccount, restoreSlices } from './account/restore-slices.ts';
import { createBackground } from './background.ts';
import { createChain } from './chain/create-chain.ts';
import { createClient } from './chain/create-client.ts';
import { createOwnerTransactions } from './chain/owner-transactions.ts';
import { coalesce } from './coalesce.ts';
import { createCommandHandlers } from './command-handlers.ts';
import { createConnection } from './connection/connection.ts';
import { openDatabase } from './db/open-database.ts';
import { describeAppError } from './describe-app-error.ts';
import { every } from './every.ts';
import { createMarketFeed } from './market/market-feed.ts';
import { matchMarkets } from './market/match-markets.ts';
import { deliverOrder } from './orders/deliver-order.ts';
import { createHeldOrderFrames } from './orders/held-order-frames.ts';
import { createOrderRecorder } from './orders/order-recorder.ts';
import { createPlaceOrder } from './orders/place-order.ts';
import { createReconciler } from './orders/reconciler.ts';
import { recoverOrders } from './orders/recover-orders.ts';
import type { Clock, KeyStore, Log, Random } from './ports.ts';
import { createSessions } from './sessions/create-sessions.ts';
import type { Settings } from './settings.ts';
import { createDelegateKeys } from './signing/delegate-keys.ts';
import { createOwnerKeys } from './signing/owner-keys.ts';
import { createSigner } from './signing/signer.ts';
import { createSliceStore } from './slice-store.ts';
import { openAccountChannel } from './venue/account-channel.ts';
import type { Catalog } from './venue/catalog.ts';
import { createConfigWatch } from './venue/config-watch.ts';
import { createVenueClient } from './venue/venue-client.ts';
import { describeVenueError } from './venue/venue-error.ts';
import { createFaucet } from './wallet/faucet.ts';
import { createPaperAccounts } from './wallet/paper-account.ts';

const VENUE_TIMEOUT_MS = 10_000;
const TICKERS_MS = 2_000;
/** Own risk figures follow the oracle's price, for which no frame comes. */
const RISK_MS = 5_000;
/** A burst of frames is one refresh. */
const REFRESH_MS = 30;
const HISTORY_MS = 500;
/** Closing waits this long for work under way; what it did not journal is looked up at the next start. */
const CLOSE_MS = 2_000;

export interface TerminalOptions {
  readonly settings: Settings;
  readonly databasePath: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyStore: KeyStore;
  readonly log: Log;
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
  const { chainId, positionsManager } = settings;
  const background = createBackground(log);

  /** Damage met while restoring is told once there is somebody to tell. */
  const metEarly: string[] = [];
  let noteDamage = (detail: string): void => void metEarly.push(detail);
  const database = openDatabase({
    path: options.databasePath,
    onDamage: ({ table, id, dropped }) => {
      log.error('row.damaged', { table, id, dropped });
      noteDamage(`${table} ${id}${dropped ? ', fetched again' : ', left as it is'}`);
    },
  });
  const { cache } = database;
  const environment = {
    name: settings.environment,
    paper: settings.faucetUrl !== null,
    chainId,
    executorUrl: settings.executorUrl,
    indexerUrl: settings.indexerUrl,
  };
  const slices = createSliceStore(restoreSlices(database, environment, clock.now()));
  const notices = createNotices(clock, slices);
  noteDamage = (detail) => notices.add('ROW_DAMAGED', detail);
  for (const detail of metEarly) noteDamage(detail);

  const catalog: Catalog = {
    markets: () => slices.slices.markets.value,
    markPrice: (symbol) =>
      slices.slices.tickers.value.find((ticker) => ticker.symbol === symbol)?.markPrice ?? null,
  };
  const venue = createVenueClient({
    executorUrl: settings.executorUrl,
    indexerUrl: settings.indexerUrl,
    fetch,
    clock,
    timeoutMs: VENUE_TIMEOUT_MS,
    catalog,
    onResponse: () => connection.noteMessage(),
  });
  const config = createConfigWatch({
    venue,
    chainId,
    accepted: cache.venueConfig.get().value,
    save: (accepted) => cache.venueConfig.set(accepted, clock.now()),
    onChange: (view) => slices.set('venue', view),
  });

  const client = createClient(settings.rpcUrl);
  const chain = createChain({ client, chainId, positionsManager });
  const { audit } = database;
  const transactions = createOwnerTransactions({ client, chainId, audit, clock });
  const delegateKeys = createDelegateKeys({ keyStore, audit, clock, random });
  const ownerKeys = createOwnerKeys(keyStore);
  const signer = createSigner({ delegateKeys, audit, clock, chainId });
  const sessions = createSessions({
    chain,
    transactions,
    delegateKeys,
    ownerKeys,
    store: database.sessions,
    clock,
    random,
  });
  const paper =
    settings.faucetUrl === null
      ? null
      : createPaperAccounts({
          chain,
          positionsManager,
          transactions,
          ownerKeys,
          faucet: createFaucet(settings.faucetUrl),
          clock,
          saveAccount: (account) => {
            database.accounts.upsert(account);
            slices.set('accounts', database.accounts.list());
          },
        });

  const { journal, orders } = database;
  const recorder = createOrderRecorder({ clock, journal, orders, slices });
  const importOrders = createOrderImport({ clock, chainId, journal, orders, recorder, slices });
  const reconciler = createReconciler({
    clock,
    log,
    orders,
    recorder,
    sources: { venue, chain, config: () => config.view.config },
  });
  const accountSync = createAccountSync({
    clock,
    log,
    chainId,
    venue,
    chain,
    sessions,
    config,
    cache: cache.account,
    slices,
    importOrders,
  });
  const held = createHeldOrderFrames<OrderFrame>((frame) => applyFrame.order(frame));
  const applyFrame = createApplyFrame({
    chainId,
    orders,
    recorder,
    held,
    sync: accountSync,
    slices,
    notices,
    background,
    refresh: () => {
      refreshAccount.ask();
      fetchHistory.ask();
    },
    resync: (reason) => connection.resync(reason),
  });
  const lookUp = (): void => background.run('look up', reconciler.run);
  const placeOrder = createPlaceOrder({
    clock,
    chainId,
    orders,
    recorder,
    signer,
    chain,
    facts: (_draft, reserved) => gatherFacts(slices.slices, clock.now(), reserved),
    tokens: () => slices.slices.markets.value.flatMap(({ base, quote }) => [base, quote]),
    fetchConfig: config.fetch,
    deliver: (order, request) =>
      background.run('deliver', () =>
        deliverOrder({ venue, recorder, frames: held, lookUp }, order, request),
      ),
  });
  const backfill = createBackfill({
    clock,
    chainId,
    venue,
    database,
    importOrders,
    onCoverage: (account, coverage) => {
      if (account === slices.slices.activeAccount) slices.set('coverage', coverage);
    },
  });

  const showTickers = (tickers: readonly Ticker[]): void => {
    const asOf = clock.now();
    cache.tickers.set(tickers, asOf);
    slices.set('tickers', { value: tickers, asOf });
  };
  const marketFeed = createMarketFeed({
    venue,
    clock,
    chainId,
    intervalMs: TICKERS_MS,
    onTickers: showTickers,
    onError: (error) => log.warn('tickers.unread', { error: describeVenueError(error) }),
  });
  const readMarkets = async (): Promise<Result<null, string>> => {
    const [tokens, names] = await Promise.all([chain.tokens(), venue.markets(chainId)]);
    if (!names.ok) return err(describeVenueError(names.error));
    if (!tokens.ok) return err(describeAppError(tokens.error));
    const markets = matchMarkets(names.value, tokens.value);
    const asOf = clock.now();
    cache.markets.set(markets, asOf);
    slices.set('markets', { value: markets, asOf });
    // Tickers carry market names, so they can be read only once the markets are known.
    const tickers = await venue.tickers(chainId);
    if (!tickers.ok) return err(describeVenueError(tickers.error));
    showTickers(tickers.value);
    return ok(null);
  };

  const followRisk = every(clock, RISK_MS, async () => {
    const live = slices.slices.connection.state === 'live';
    if (live) background.run('risk', accountSync.refreshRisk);
  });

  const startBackfill = async (): Promise<Result<null, string>> => {
    const account = slices.slices.activeAccount;
    const done = account ? await backfill(account) : ok(null);
    if (!done.ok) notices.add('BACKFILL_FAILED', done.error);
    return done;
  };

  const refreshAccount = coalesce(clock, REFRESH_MS, () =>
    background.attempt('refresh', accountSync.refreshAfterChange),
  );
  // Trades are indexed after the frame that tells of them.
  const fetchHistory = coalesce(clock, HISTORY_MS, () =>
    background.attempt('backfill', startBackfill),
  );

  const attempt =
    (name: string, task: () => Promise<Result<null, string>>) =>
    (): Promise<Result<null, string>> =>
      background.attempt(name, task);
  const connection = createConnection({
    clock,
    random,
    log,
    probe: attempt('probe', async () => {
      const fetched = await config.fetch();
      // A changed configuration stops signing, not looking.
      if (fetched.ok || fetched.error.code === 'VENUE_CONFIG_CHANGED') return ok(null);
      return err(describeAppError(fetched.error));
    }),
    sync: attempt('snapshot', async () => {
      const markets = await readMarkets();
      if (!markets.ok) return markets;
      const synced = await accountSync.snapshot();
      if (!synced.ok) return synced;
      await reconciler.run();
      fetchHistory.ask();
      background.run('paper account', preparePaperAccount);
      return ok(null);
    }),
    poll: attempt('poll', async () => {
      await config.fetch();
      return accountSync.snapshot();
    }),
    openChannel: (handlers) => {
      const address = slices.slices.activeAccount;
      return address
        ? openAccountChannel({
            wsUrl: settings.wsUrl,
            address,
            chainId,
            catalog,
            clock,
            random,
            log,
            ...handlers,
          })
        : null;
    },
    onFrame: applyFrame,
    onChange: (state) => slices.set('connection', state),
  });

  const selectAccount = (account: OwnerAddress): void => {
    cache.activeAccount.set(account, clock.now());
    for (const [slice, value] of Object.entries(restoreAccount(database, account))) {
      slices.set(slice as keyof Slices, value as never);
    }
    connection.accountChanged();
  };
  let paperReady = false;
  /** A paper venue is of no use without an account: the first start opens one, a later one ends what a crash left. */
  const preparePaperAccount = async (): Promise<void> => {
    const accepted = config.view.config;
    if (!paper || !accepted || paperReady) return;
    paperReady = true;
    const { accounts, activeAccount } = slices.slices;
    const active = accounts.find(({ address }) => address === activeAccount);
    if (!active && !settings.paperAuto) return;
    const prepared = active
      ? await paper.resume(active, accepted)
      : await handlers['accounts.createPaper']({});
    if (!prepared.ok) notices.add('PAPER_ACCOUNT_FAILED', describeAppError(prepared.error));
  };

  const probeKeychain = async (): Promise<void> => {
    slices.set('keychain', await keyStore.probe());
  };
  const warmKeys = async (): Promise<void> => {
    await probeKeychain();
    const delegates = slices.slices.sessions.value.map(({ delegate }) => delegate);
    if (slices.slices.keychain.state === 'ready') await delegateKeys.warm(delegates);
  };

  const handlers = createCommandHandlers({
    slices,
    database,
    config,
    sessions,
    paper,
    placeOrder,
    retryConnection: connection.retry,
    probeKeychain,
    selectAccount,
    refreshSessions: accountSync.refreshSessions,
  });

  recoverOrders(orders, recorder);

  return {
    handle: async (name, input) => {
      const handler = handlers[name] as (input: unknown) => Promise<Result<unknown, AppError>>;
      return handler(input);
    },
    snapshot: slices.snapshot,
    onDelta: slices.onDelta,
    start() {
      background.run('keychain', warmKeys);
      background.run('verify', database.verify);
      connection.start();
      marketFeed.start();
      followRisk.start();
    },
    async close() {
      followRisk.stop();
      refreshAccount.stop();
      fetchHistory.stop();
      marketFeed.stop();
      reconciler.close();
      connection.close();
      await Promise.race([
        background.settled(),
        new Promise<void>((resolve) => void clock.schedule(CLOSE_MS, resolve)),
      ]);
      database.close();
    },
  };
}
