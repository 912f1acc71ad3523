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
import type { AccountFeature } from '../account/open-account.ts';
import type { Core } from '../core/open-core.ts';
import type { Random } from '../core/ports.ts';
import type { OrdersFeature } from '../orders/open-orders.ts';
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
   * Cancels resting orders, closes every position at market, and revokes every session once all of that is final. Answers
   * when it has begun; progress is published as it runs. The first failure stops it: no session is revoked while anything
   * is open that only a session can close. It is never resumed.
   * Errors: NOT_FOUND for an account that is not on show; NOT_AVAILABLE while one is running.
   */
  start(request: FlattenRequest): Result<null, AppError>;
  /** Begins nothing more. */
  stop(): void;
}

export interface FlattenOptions {
  readonly log: FlattenLog;
  readonly config: Pick<ConfigWatch, 'accepted'>;
  readonly sessions: {
    readonly revoke: Sessions['revoke'];
    readonly desired: Pick<DesiredSessions, 'set'>;
  };
  readonly account: Pick<AccountFeature, 'refreshFigures' | 'refreshSessions'>;
  readonly orders: Pick<OrdersFeature, 'cancelOrder' | 'closePosition' | 'finalOrders'>;
}

/** Null if the step was completed. */
type Outcome = FlattenStop | null;
type Count = (what: 'cancelled' | 'closed' | 'revoked') => void;

export function createFlattens(
  core: Pick<Core, 'clock' | 'random' | 'state' | 'background'>,
  { log, config, sessions, account: figures, orders }: FlattenOptions,
): Flattens {
  const { clock, random, state, background } = core;
  let running = false;
  let stopped = false;

  /** Why nothing more may be done for the account; null if it may. */
  const halted = ({ account }: FlattenRequest): Outcome => {
    if (stopped) return INTERRUPTED;
    return state.isShown(account) ? null : { code: 'ACCOUNT_LEFT' };
  };

  /** What is open is judged by fresh figures only: with old ones a session could be revoked before its position is closed. */
  const readFigures = async (): Promise<Outcome> => {
    const from = clock.now();
    const read = await figures.refreshFigures();
    if (!read.ok) return refused(read.error);
    const { asOf } = state.current.risk;
    return asOf !== null && asOf >= from ? null : refused({ code: 'ACCOUNT_UNREAD' });
  };

  /** The order once no further change is expected. */
  const settled = async (
    request: FlattenRequest,
    id: ClientOrderId,
  ): Promise<Result<Order, FlattenStop>> => {
    const order = await orders.finalOrders.wait(
      id,
      (row) => isSettled(row) || halted(request) !== null,
    );
    if (!order) return err(INTERRUPTED);
    const halt = halted(request);
    return halt ? err(halt) : ok(order);
  };

  const cancelAll = async (request: FlattenRequest, count: Count): Promise<Outcome> => {
    for (const { clientOrderId: id } of planFlatten(state.current).orders) {
      const halt = halted(request);
      if (halt) return halt;
      const sender = request.payer;
      const cancelled = await orders.cancelOrder({ clientOrderId: id, by: 'delegate', sender });
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
      const id = newOrderId(random);
      const order = { clientOrderId: id, account, symbol, fractionBps: 10_000, protection };
      const placed = await orders.closePosition(order);
      if (!placed.ok) return refused(placed.error);
      const closed = await settled(request, id);
      if (!closed.ok) return closed.error;
      if (closed.value.stage !== 'filled') return orderEnded(closed.value);
      count('closed');
    }
    return null;
  };

  const revokeAll = async (request: FlattenRequest, count: Count): Promise<Outcome> => {
    const accepted = config.accepted();
    if (!accepted.ok) return refused(accepted.error);
    const unknown = await readFigures();
    if (unknown) return unknown;
    await figures.refreshSessions();
    const left = planFlatten(state.current);
    const changed = halted(request);
    if (changed) return changed;
    if (left.orders.length > 0 || left.positions.length > 0) return { code: 'STILL_OPEN' };
    for (const { sessionId } of left.sessions) {
      const halt = halted(request);
      if (halt) return halt;
      const revoked = await sessions.revoke(sessionId, accepted.value, request.payer);
      if (!revoked.ok) return refused(revoked.error);
      count('revoked');
    }
    sessions.desired.set(request.account, 0);
    return null;
  };

  const steps = { cancel: cancelAll, close: closeAll, revoke: revokeAll };

  const run = async (request: FlattenRequest, first: Flatten): Promise<void> => {
    let now = first;
    const publish = (change: Partial<Flatten>): void => {
      now = { ...now, ...change };
      log.set(request.account, now);
    };
    const count: Count = (what) => publish({ [what]: now[what] + 1 });
    const carryOut = async (): Promise<Outcome> => {
      for (const step of STEPS) {
        publish({ step });
        const why = halted(request) ?? (await steps[step](request, count));
        if (why) return why;
      }
      return null;
    };
    const end = (why: Outcome): void =>
      publish({ state: why ? { kind: 'stopped', why } : { kind: 'done' } });
    try {
      const why = await carryOut();
      if (!stopped) await figures.refreshSessions();
      end(why);
    } catch (bug) {
      if (!stopped) end(INTERRUPTED);
      throw bug;
    }
  };

  return {
    start(request) {
      if (!state.isShown(request.account)) return err({ code: 'NOT_FOUND', what: 'account' });
      if (running) return err({ code: 'NOT_AVAILABLE', what: 'second-flatten' });
      running = true;
      const first = beginning(clock.now());
      log.set(request.account, first);
      background.run('flatten', () =>
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

/** An order in attention may still change, but nobody knows when. */
const isSettled = ({ stage }: Order): boolean => isFinal(stage) || stage === 'attention';

const INTERRUPTED: FlattenStop = { code: 'INTERRUPTED' };
const refused = (error: AppError): FlattenStop => ({ code: 'REFUSED', error });
const orderEnded = ({ stage, failure }: Order): FlattenStop => ({
  code: 'ORDER_ENDED',
  stage,
  failure,
});

const newOrderId = (random: Random): ClientOrderId =>
  clientOrderId(`ord_${Buffer.from(random.bytes(16)).toString('hex')}`);
