import type { SessionId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { gatherFacts } from '../../shared/policy/gather-facts.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type AccountSync, createAccountSync } from '../account/account-sync.ts';
import { type ApplyFrame, createApplyFrame, type HeldFrame } from '../account/apply-frame.ts';
import { createBackfill } from '../account/backfill.ts';
import { createOrderImport } from '../account/order-import.ts';
import type { Background } from '../background.ts';
import { coalesce } from '../coalesce.ts';
import type { FeeFeed } from '../fees/fee-feed.ts';
import { type CancelOrder, createCancelOrder } from '../orders/cancel-order.ts';
import { deliverOrder } from '../orders/deliver-order.ts';
import { createFinalOrders } from '../orders/final-orders.ts';
import { createHeldOrderFrames } from '../orders/held-order-frames.ts';
import { createOrderRecorder } from '../orders/order-recorder.ts';
import { createPlaceOrder, type PlaceOrder } from '../orders/place-order.ts';
import { createPositionOrders, type PositionOrders } from '../orders/position-orders.ts';
import { createReconciler, type Reconciler } from '../orders/reconciler.ts';
import { recoverOrders } from '../orders/recover-orders.ts';
import { createSimulateOrder, type SimulateOrder } from '../orders/simulate-order.ts';
import type { Clock, Log, Random } from '../ports.ts';
import { createWindDowns, type WindDowns } from '../sessions/wind-down.ts';
import { createWindDownLog, type WindDownLog } from '../sessions/wind-down-log.ts';
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
  readonly windDowns: WindDowns;
  readonly windDownLog: WindDownLog;
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
export function openTrading(options: TradingOptions, state: State, custody: Custody): Trading {
  const { chainId, clock, log, background, venue, config } = options;
  const { database, slices, notices } = state;
  const { chain, signer, sessions, owners } = custody;
  const { journal, orders } = database;

  const recorder = createOrderRecorder({ clock, journal, orders, slices });
  const importOrders = createOrderImport({ clock, chainId, journal, orders, recorder, slices });
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
    slices,
    importOrders,
  });
  const backfill = createBackfill({
    clock,
    chainId,
    venue,
    database,
    importOrders,
    onCoverage: (owner, coverage) => {
      if (owner === slices.slices.activeAccount) slices.set('coverage', coverage);
    },
  });
  const bringHistory = async (): Promise<Result<null, string>> => {
    const owner = slices.slices.activeAccount;
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
    slices,
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
  const tokens = () => slices.slices.markets.value.flatMap(({ base, quote }) => [base, quote]);
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
    gatherFacts(slices.slices, clock.now(), new Set([...reserved, ...cancelling]));
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
    deliver: (order, request) =>
      background.run('deliver', () => deliverOrder(delivery, order, request)),
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
  const finalOrders = createFinalOrders(orders, slices);
  const positionOrders = createPositionOrders({
    clock,
    slices,
    recorder,
    placeOrder,
    finalOrders,
    refreshFigures: account.refreshFigures,
    onNotOpened,
    confirmFee: options.fees.confirm,
    later: (task) => background.run('reverse', task),
  });

  const { lanes } = custody;
  const windDownLog = createWindDownLog({ clock, slices, cache: database.cache.account.windDown });
  const windDowns = createWindDowns({
    clock,
    random: options.random,
    slices,
    log: windDownLog,
    cancelOrder,
    positionOrders,
    finalOrders,
    sessions,
    lanes,
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
    windDowns,
    windDownLog,
    account,
    applyFrame,
    reconciler,
    fetchHistory: history.ask,
    stop() {
      windDowns.stop();
      refresh.stop();
      history.stop();
      reconciler.close();
      finalOrders.stop();
    },
  };
}
