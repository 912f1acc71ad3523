import type { SessionId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { gatherFacts } from '../../shared/policy/gather-facts.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type AccountSync, createAccountSync } from '../account/account-sync.ts';
import { type ApplyFrame, createApplyFrame, type HeldFrame } from '../account/apply-frame.ts';
import { createBackfill } from '../account/backfill.ts';
import { createOrderImport } from '../account/order-import.ts';
import type { Background } from '../core/background.ts';
import { coalesce } from '../core/coalesce.ts';
import type { Clock, Log, Random } from '../core/ports.ts';
import type { FeeFeed } from '../fees/fee-feed.ts';
import { createFlattens, type Flattens } from '../flatten/flatten.ts';
import { createFlattenLog, type FlattenLog } from '../flatten/flatten-log.ts';
import { type CancelOrder, createCancelOrder } from '../orders/cancel-order.ts';
import { createFinalOrders } from '../orders/final-orders.ts';
import { createHeldOrderFrames } from '../orders/held-order-frames.ts';
import { createOrderRecorder } from '../orders/order-recorder.ts';
import { createPlaceOrder, type PlaceOrder } from '../orders/place-order.ts';
import { createPositionOrders, type PositionOrders } from '../orders/position-orders.ts';
import { createReconciler, type Reconciler } from '../orders/reconciler.ts';
import { recoverOrders } from '../orders/recover-orders.ts';
import { createSimulateOrder, type SimulateOrder } from '../orders/simulate-order.ts';
import { submitOrder } from '../orders/submit-order.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import type { Custody } from './open-custody.ts';
import type { State } from './open-state.ts';

/** A burst of frames is one refresh. */
const REFRESH_MS = 30;
const HISTORY_MS = 500;

/** The active account's orders, figures and history. */
export interface Trading {
  readonly placeOrder: PlaceOrder;
  readonly positionOrders: PositionOrders;
  readonly cancelOrder: CancelOrder;
  readonly simulateOrder: SimulateOrder;
  readonly flattens: Flattens;
  readonly flattenLog: FlattenLog;
  readonly account: AccountSync;
  readonly applyFrame: ApplyFrame;
  readonly reconciler: Reconciler;
  /** Asks for the account's history to be brought up to date. */
  fetchHistory(): void;
  stop(): void;
}

export interface TradingOptions {
  readonly chainId: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly background: Background;
  readonly venue: VenueClient;
  readonly config: ConfigWatch;
  readonly fees: FeeFeed;
  readonly cancelEndpoint: string | null;
  /** The stream of frames cannot be trusted. */
  resync(reason: string): void;
}

/** Settles what a crash left behind, and returns the account's parts tied together. */
export function openTrading(options: TradingOptions, opened: State, custody: Custody): Trading {
  const { chainId, clock, log, background, venue, config } = options;
  const { database, state, notices } = opened;
  const { chain, signer, sessions, owners } = custody;
  const { journal, orders } = database;

  const recorder = createOrderRecorder({ clock, journal, orders, state });
  const importOrders = createOrderImport({ clock, chainId, journal, orders, recorder, state });
  const sources = { venue, chain, config: () => config.view.config };
  const reconciler = createReconciler({ clock, log, orders, recorder, sources });
  const account = createAccountSync({
    clock,
    log,
    chainId,
    venue,
    chain,
    sessions,
    config,
    cache: database.cache.account,
    state,
    importOrders,
  });
  const backfill = createBackfill({
    clock,
    chainId,
    venue,
    database,
    importOrders,
    onCoverage: (owner, coverage) => {
      if (owner === state.current.activeAccount) state.set('coverage', coverage);
    },
  });
  const bringHistory = async (): Promise<Result<null, string>> => {
    const owner = state.current.activeAccount;
    const done = owner ? await backfill(owner) : ok(null);
    if (!done.ok) notices.add('BACKFILL_FAILED', done.error);
    return done;
  };
  const refresh = coalesce(clock, REFRESH_MS, () =>
    background.attempt('refresh', account.refreshAfterChange),
  );
  // Trades are indexed after the frame that tells of them.
  const history = coalesce(clock, HISTORY_MS, () => background.attempt('backfill', bringHistory));

  const frames = createHeldOrderFrames<HeldFrame>((held) => applyFrame.order(held));
  const applyFrame = createApplyFrame({
    chainId,
    orders,
    recorder,
    held: frames,
    sync: account,
    state,
    notices,
    background,
    refresh: () => {
      refresh.ask();
      history.ask();
    },
    resync: options.resync,
  });
  const lookUp = (): void => background.run('look up', reconciler.run);
  const delivery = { venue, recorder, frames, lookUp };
  const tokens = () => state.current.markets.value.flatMap(({ base, quote }) => [base, quote]);
  const cancelling = new Set<SessionId>();
  const cancelOrder = createCancelOrder({
    clock,
    orders,
    recorder,
    sessions: database.sessions,
    signer,
    owners,
    config,
    venue,
    cancelEndpoint: options.cancelEndpoint,
    tokens,
    reserved: cancelling,
    lookUp: (order) => background.run('look up', () => reconciler.lookUp(order)),
  });
  const facts = (reserved: ReadonlySet<SessionId>) =>
    gatherFacts(state.current, clock.now(), new Set([...reserved, ...cancelling]));
  const placeOrder = createPlaceOrder({
    clock,
    chainId,
    orders,
    recorder,
    signer,
    chain,
    facts: (_draft, reserved) => facts(reserved),
    confirmFee: options.fees.confirm,
    tokens,
    config,
    submit: (order, request) =>
      background.run('deliver', () => submitOrder(delivery, order, request)),
  });

  const simulateOrder = createSimulateOrder({
    chainId,
    chain,
    venue,
    config,
    facts: () => facts(new Set()),
    tokens,
  });

  const onNotOpened = ({ terms }: Order): void =>
    notices.add('REVERSE_STOPPED', terms?.symbol ?? '');
  const finalOrders = createFinalOrders(orders, state);
  const positionOrders = createPositionOrders({
    clock,
    state,
    recorder,
    placeOrder,
    finalOrders,
    refreshFigures: account.refreshFigures,
    onNotOpened,
    confirmFee: options.fees.confirm,
    later: (task) => background.run('reverse', task),
  });

  const { desiredSessions } = custody;
  const flattenLog = createFlattenLog({ clock, state, cache: database.cache.account.flatten });
  const flattens = createFlattens({
    clock,
    random: options.random,
    state,
    log: flattenLog,
    cancelOrder,
    positionOrders,
    finalOrders,
    sessions,
    desiredSessions,
    config,
    sync: account,
    later: (task) => background.run('wind down', task),
  });

  recoverOrders(orders, recorder, onNotOpened);
  return {
    placeOrder,
    positionOrders,
    cancelOrder,
    simulateOrder,
    flattens,
    flattenLog,
    account,
    applyFrame,
    reconciler,
    fetchHistory: history.ask,
    stop() {
      flattens.stop();
      refresh.stop();
      history.stop();
      reconciler.close();
      finalOrders.stop();
    },
  };
}
