import type { CommandName, CommandOutput, ParsedInput } from '../shared/contract/commands.ts';
import type { AppError } from '../shared/domain/app-error.ts';
import type { Page } from '../shared/domain/history.ts';
import type { OwnerAddress } from '../shared/domain/ids.ts';
import type { UserLimits } from '../shared/domain/user-limits.ts';
import { err, ok, type Result } from '../shared/result.ts';
import {
  type AccountCommandHandlersOptions,
  createAccountCommandHandlers,
} from './account-command-handlers.ts';
import type { StateStore } from './core/state.ts';
import type { BadCursor, Database } from './db/database.ts';
import type { CancelOrder } from './orders/cancel-order.ts';
import type { PlaceOrder } from './orders/place-order.ts';
import type { PositionOrders } from './orders/position-orders.ts';
import type { SimulateOrder } from './orders/simulate-order.ts';
import {
  createSessionCommandHandlers,
  type SessionCommandHandlersOptions,
} from './session-command-handlers.ts';

/** One function per command; the input has passed the command's schema. */
export type CommandHandlers = {
  readonly [Name in CommandName]: (
    input: ParsedInput<Name>,
  ) => Promise<Result<CommandOutput<Name>, AppError>> | Result<CommandOutput<Name>, AppError>;
};

export interface CommandHandlersOptions
  extends Omit<AccountCommandHandlersOptions, 'isKnown'>,
    Omit<SessionCommandHandlersOptions, 'isKnown' | 'sessionStore'> {
  readonly state: StateStore;
  readonly database: Database;
  readonly placeOrder: PlaceOrder;
  readonly positionOrders: PositionOrders;
  readonly cancelOrder: CancelOrder;
  readonly simulateOrder: SimulateOrder;
  setLimits(limits: UserLimits): void;
  retryConnection(): void;
  probeKeychain(): Promise<void>;
}

export function createCommandHandlers(options: CommandHandlersOptions): CommandHandlers {
  const { state, database, config } = options;

  const isKnown = (account: OwnerAddress): boolean =>
    database.accounts.list().some(({ address }) => address === account);

  return {
    'app.snapshot': () => ok(state.snapshot()),
    'connection.retry': () => {
      options.retryConnection();
      return ok(null);
    },
    'keychain.retry': async () => {
      await options.probeKeychain();
      await options.refreshSessions();
      return ok(null);
    },
    'venue.acceptConfig': config.accept,

    'limits.set': (limits) => {
      options.setLimits(limits);
      return ok(null);
    },

    ...createAccountCommandHandlers({ ...options, isKnown }),

    ...createSessionCommandHandlers({ ...options, isKnown, sessionStore: database.sessions }),

    'orders.place': async ({ clientOrderId, draft }) => {
      if (draft.account !== state.current.activeAccount) {
        return err({ code: 'NOT_FOUND', what: 'account' });
      }
      const placed = await options.placeOrder(clientOrderId, draft);
      return placed.ok ? ok({ clientOrderId }) : placed;
    },
    'orders.simulate': async ({ draft }) =>
      draft.account === state.current.activeAccount
        ? options.simulateOrder(draft)
        : err({ code: 'NOT_FOUND', what: 'account' }),
    // A cancellation may move its session's nonce.
    'orders.cancel': async (request) => {
      const cancelled = await options.cancelOrder(request);
      await options.refreshSessions();
      return cancelled;
    },
    'positions.close': (request) => options.positionOrders.close(request),
    'positions.reverse': (request) => options.positionOrders.reverse(request),
    'orders.events': ({ clientOrderId }) => ok(database.journal.events(clientOrderId)),

    'history.orders': ({ cursor, limit, ...filter }) =>
      page(database.orders.page(filter, { cursor, limit })),
    'history.fills': ({ account, ...request }) => page(database.fills.page(account, request)),
    'history.funding': ({ account, ...request }) => page(database.funding.page(account, request)),
    'history.audit': (request) => page(database.audit.page(request)),
    'history.coverage': ({ account }) => ok(database.coverage.list(account)),
  };
}

const page = <T>(found: Result<Page<T>, BadCursor>): Result<Page<T>, AppError> =>
  found.ok
    ? found
    : err({ code: 'BAD_INPUT', issues: [{ path: 'cursor', message: 'start again without one' }] });
