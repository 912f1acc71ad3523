import type { AppError } from '../../shared/domain/app-error.ts';
import type { Flatten, FlattenStep, FlattenStop } from '../../shared/domain/flatten.ts';
import {
  type ClientOrderId,
  clientOrderId,
  type OwnerAddress,
  type UnixMs,
} from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { isFinal } from '../../shared/domain/order-stage.ts';
import { planFlatten } from '../../shared/policy/plan-flatten.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { AccountSync } from '../account/account-sync.ts';
import type { Clock, Random } from '../core/ports.ts';
import type { StateStore } from '../core/state.ts';
import type { CancelOrder } from '../orders/cancel-order.ts';
import type { FinalOrders } from '../orders/final-orders.ts';
import type { PositionOrders } from '../orders/position-orders.ts';
import type { DesiredSessions } from '../sessions/desired-sessions.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { FlattenLog } from './flatten-log.ts';

interface FlattenRequest {
  readonly account: OwnerAddress;
  /** Who sends what session keys and the owner sign; null for the owner. */
  readonly payer: OwnerAddress | null;
  /** How much worse than mark a closing order may be filled, in basis points. */
  readonly slippageBps: number;
}

export interface Flattens {
  /**
   * Cancels what rests, closes every position at market, and once all that is final revokes every session. Answers when
   * it has begun; how far it came is told as it goes. The first thing that fails stops it: a session is not revoked while
   * something is open that only a session can close. It never goes on by itself.
   * Errors: NOT_FOUND for an account that is not on show; NOT_AVAILABLE while one is running.
   */
  start(request: FlattenRequest): Result<null, AppError>;
  /** Nothing more is begun. */
  stop(): void;
}

export interface FlattenOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly state: Pick<StateStore, 'current'>;
  readonly log: FlattenLog;
  readonly cancelOrder: CancelOrder;
  readonly positionOrders: Pick<PositionOrders, 'close'>;
  readonly finalOrders: FinalOrders;
  readonly sessions: Pick<Sessions, 'revoke'>;
  readonly desiredSessions: Pick<DesiredSessions, 'set'>;
  readonly config: Pick<ConfigWatch, 'accepted'>;
  readonly sync: Pick<AccountSync, 'refreshFigures' | 'refreshSessions'>;
  /** Runs on after the answer. */
  later(task: () => Promise<void>): void;
}

/** Null when the step was carried out to its end. */
type Outcome = FlattenStop | null;
type Count = (what: 'cancelled' | 'closed' | 'revoked') => void;

export function createFlattens(options: FlattenOptions): Flattens {
  const { log, state, sync, finalOrders, sessions } = options;
  let running = false;
  let stopped = false;

  /** What forbids to do anything more for the account. */
  const halted = ({ account }: FlattenRequest): Outcome => {
    if (stopped) return INTERRUPTED;
    return state.current.activeAccount === account ? null : { code: 'ACCOUNT_LEFT' };
  };

  /** What is open is judged by figures of now only: with old ones a session could go before its position does. */
  const readFigures = async (): Promise<Outcome> => {
    const from = options.clock.now();
    const read = await sync.refreshFigures();
    if (!read.ok) return unread(read.error);
    const { asOf } = state.current.risk;
    return asOf !== null && asOf >= from ? null : unread('the account was not read anew');
  };

  /** The order once nothing more is to be expected of it. */
  const settled = async (
    request: FlattenRequest,
    id: ClientOrderId,
  ): Promise<Result<Order, FlattenStop>> => {
    const order = await finalOrders.wait(id, (row) => isSettled(row) || halted(request) !== null);
    if (!order) return err(INTERRUPTED);
    const halt = halted(request);
    return halt ? err(halt) : ok(order);
  };

  const cancelAll = async (request: FlattenRequest, count: Count): Promise<Outcome> => {
    for (const { clientOrderId: id } of planFlatten(state.current).orders) {
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

  const closeAll = async (request: FlattenRequest, count: Count): Promise<Outcome> => {
    const unknown = await readFigures();
    if (unknown) return unknown;
    const { account, slippageBps: bps } = request;
    const protection = { kind: 'slippage', bps } as const;
    for (const { symbol } of planFlatten(state.current).positions) {
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

  const revokeAll = async (request: FlattenRequest, count: Count): Promise<Outcome> => {
    const config = options.config.accepted();
    if (!config.ok) return refused(config.error);
    const unknown = await readFigures();
    if (unknown) return unknown;
    await sync.refreshSessions();
    const left = planFlatten(state.current);
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
    options.desiredSessions.set(request.account, 0);
    return null;
  };

  const steps = { cancel: cancelAll, close: closeAll, revoke: revokeAll };

  const run = async (request: FlattenRequest, first: Flatten): Promise<void> => {
    let now = first;
    const tell = (change: Partial<Flatten>): void => {
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
      if (request.account !== state.current.activeAccount) {
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

const STEPS: readonly FlattenStep[] = ['cancel', 'close', 'revoke'];

const beginning = (startedAt: UnixMs): Flatten => ({
  startedAt,
  step: 'cancel',
  cancelled: 0,
  closed: 0,
  revoked: 0,
  state: { kind: 'running' },
});

/** In attention an order may still change, but nobody knows when. */
const isSettled = ({ stage }: Order): boolean => isFinal(stage) || stage === 'attention';

const INTERRUPTED: FlattenStop = { code: 'INTERRUPTED' };
const refused = (error: AppError): FlattenStop => ({ code: 'REFUSED', error });
const unread = (detail: string): FlattenStop => refused({ code: 'CHAIN_UNREACHABLE', detail });
const orderEnded = ({ stage, failure }: Order): FlattenStop => ({
  code: 'ORDER_ENDED',
  stage,
  failure,
});

const newOrderId = (random: Random): ClientOrderId =>
  clientOrderId(`ord_${Buffer.from(random.bytes(16)).toString('hex')}`);
