import type { AppError } from '../../shared/contract/app-error.ts';
import type { WindDown, WindDownStep, WindDownStop } from '../../shared/contract/wind-down.ts';
import {
  type ClientOrderId,
  clientOrderId,
  type OwnerAddress,
  type UnixMs,
} from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { isFinal } from '../../shared/domain/order-stage.ts';
import { planWindDown } from '../../shared/policy/plan-wind-down.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { AccountSync } from '../account/account-sync.ts';
import type { CancelOrder } from '../orders/cancel-order.ts';
import type { FinalOrders } from '../orders/final-orders.ts';
import type { PositionOrders } from '../orders/position-orders.ts';
import type { Clock, Random } from '../ports.ts';
import type { SliceStore } from '../slice-store.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { LaneWish } from './lane-wish.ts';
import type { Sessions } from './sessions.ts';
import type { WindDownLog } from './wind-down-log.ts';

interface WindDownRequest {
  readonly account: OwnerAddress;
  /** Who sends what session keys and the owner sign; null for the owner. */
  readonly payer: OwnerAddress | null;
  /** How much worse than mark a closing order may be filled, in basis points. */
  readonly slippageBps: number;
}

export interface WindDowns {
  /**
   * Cancels what rests, closes every position at market, and once all that is final revokes every session. Answers when
   * it has begun; how far it came is told as it goes. The first thing that fails stops it: a session is not revoked while
   * something is open that only a session can close. It never goes on by itself.
   * Errors: NOT_FOUND for an account that is not on show; NOT_AVAILABLE while one is running.
   */
  start(request: WindDownRequest): Result<null, AppError>;
  /** Nothing more is begun. */
  stop(): void;
}

export interface WindDownOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly slices: Pick<SliceStore, 'slices'>;
  readonly log: WindDownLog;
  readonly cancelOrder: CancelOrder;
  readonly positionOrders: Pick<PositionOrders, 'close'>;
  readonly finalOrders: FinalOrders;
  readonly sessions: Pick<Sessions, 'revoke'>;
  readonly lanes: Pick<LaneWish, 'set'>;
  readonly config: Pick<ConfigWatch, 'accepted'>;
  readonly sync: Pick<AccountSync, 'refreshFigures' | 'refreshSessions'>;
  /** Runs on after the answer. */
  later(task: () => Promise<void>): void;
}

/** Null when the step was carried out to its end. */
type Outcome = WindDownStop | null;
type Count = (what: 'cancelled' | 'closed' | 'revoked') => void;

export function createWindDowns(options: WindDownOptions): WindDowns {
  const { log, slices, sync, finalOrders, sessions } = options;
  let running = false;
  let stopped = false;

  /** What forbids to do anything more for the account. */
  const halted = ({ account }: WindDownRequest): Outcome => {
    if (stopped) return INTERRUPTED;
    return slices.slices.activeAccount === account ? null : { code: 'ACCOUNT_LEFT' };
  };

  /** What is open is judged by figures of now only: with old ones a session could go before its position does. */
  const readFigures = async (): Promise<Outcome> => {
    const from = options.clock.now();
    const read = await sync.refreshFigures();
    if (!read.ok) return unread(read.error);
    const { asOf } = slices.slices.risk;
    return asOf !== null && asOf >= from ? null : unread('the account was not read anew');
  };

  /** The order once nothing more is to be expected of it. */
  const settled = async (
    request: WindDownRequest,
    id: ClientOrderId,
  ): Promise<Result<Order, WindDownStop>> => {
    const order = await finalOrders.wait(id, (row) => isSettled(row) || halted(request) !== null);
    if (!order) return err(INTERRUPTED);
    const halt = halted(request);
    return halt ? err(halt) : ok(order);
  };

  const cancelAll = async (request: WindDownRequest, count: Count): Promise<Outcome> => {
    for (const { clientOrderId: id } of planWindDown(slices.slices).orders) {
      const halt = halted(request);
      if (halt) return halt;
      const sender = request.payer;
      const cancelled = await options.cancelOrder({ clientOrderId: id, by: 'delegate', sender });
      if (!cancelled.ok) return refused(cancelled.error);
      const order = await settled(request, id);
      if (!order.ok) return order.error;
      if (!isFinal(order.value.stage)) return orderEnded(order.value);
      count('cancelled');
    }
    return null;
  };

  const closeAll = async (request: WindDownRequest, count: Count): Promise<Outcome> => {
    const unknown = await readFigures();
    if (unknown) return unknown;
    const { account, slippageBps: bps } = request;
    const protection = { kind: 'slippage', bps } as const;
    for (const { symbol } of planWindDown(slices.slices).positions) {
      const halt = halted(request);
      if (halt) return halt;
      const id = newOrderId(options.random);
      const order = { clientOrderId: id, account, symbol, fractionBps: 10_000, protection };
      const placed = await options.positionOrders.close(order);
      if (!placed.ok) return refused(placed.error);
      const closed = await settled(request, id);
      if (!closed.ok) return closed.error;
      if (closed.value.stage !== 'filled') return orderEnded(closed.value);
      count('closed');
    }
    return null;
  };

  const revokeAll = async (request: WindDownRequest, count: Count): Promise<Outcome> => {
    const config = options.config.accepted();
    if (!config.ok) return refused(config.error);
    const unknown = await readFigures();
    if (unknown) return unknown;
    await sync.refreshSessions();
    const left = planWindDown(slices.slices);
    const changed = halted(request);
    if (changed) return changed;
    if (left.orders.length > 0 || left.positions.length > 0) return { code: 'STILL_OPEN' };
    for (const { sessionId } of left.sessions) {
      const halt = halted(request);
      if (halt) return halt;
      const revoked = await sessions.revoke(sessionId, config.value, request.payer);
      if (!revoked.ok) return refused(revoked.error);
      count('revoked');
    }
    options.lanes.set(request.account, 0);
    return null;
  };

  const steps = { cancel: cancelAll, close: closeAll, revoke: revokeAll };

  const run = async (request: WindDownRequest, first: WindDown): Promise<void> => {
    let now = first;
    const tell = (change: Partial<WindDown>): void => {
      now = { ...now, ...change };
      log.set(request.account, now);
    };
    const count: Count = (what) => tell({ [what]: now[what] + 1 });
    const carryOut = async (): Promise<Outcome> => {
      for (const step of STEPS) {
        tell({ step });
        const why = halted(request) ?? (await steps[step](request, count));
        if (why) return why;
      }
      return null;
    };
    const end = (why: Outcome): void =>
      tell({ state: why ? { kind: 'stopped', why } : { kind: 'done' } });
    try {
      const why = await carryOut();
      if (!stopped) await sync.refreshSessions();
      end(why);
    } catch (bug) {
      if (!stopped) end(INTERRUPTED);
      throw bug;
    }
  };

  return {
    start(request) {
      if (request.account !== slices.slices.activeAccount) {
        return err({ code: 'NOT_FOUND', what: 'account' });
      }
      if (running) return err({ code: 'NOT_AVAILABLE', what: 'closing everything twice at once' });
      running = true;
      const first = beginning(options.clock.now());
      log.set(request.account, first);
      options.later(() =>
        run(request, first).finally(() => {
          running = false;
        }),
      );
      return ok(null);
    },
    stop() {
      stopped = true;
    },
  };
}

const STEPS: readonly WindDownStep[] = ['cancel', 'close', 'revoke'];

const beginning = (startedAt: UnixMs): WindDown => ({
  startedAt,
  step: 'cancel',
  cancelled: 0,
  closed: 0,
  revoked: 0,
  state: { kind: 'running' },
});

/** In attention an order may still change, but nobody knows when. */
const isSettled = ({ stage }: Order): boolean => isFinal(stage) || stage === 'attention';

const INTERRUPTED: WindDownStop = { code: 'INTERRUPTED' };
const refused = (error: AppError): WindDownStop => ({ code: 'REFUSED', error });
const unread = (detail: string): WindDownStop => refused({ code: 'CHAIN_UNREACHABLE', detail });
const orderEnded = ({ stage, failure }: Order): WindDownStop => ({
  code: 'ORDER_ENDED',
  stage,
  failure,
});

const newOrderId = (random: Random): ClientOrderId =>
  clientOrderId(`ord_${Buffer.from(random.bytes(16)).toString('hex')}`);
