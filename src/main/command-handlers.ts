import type { AppError } from '../shared/contract/app-error.ts';
import type { CommandName, CommandOutput, ParsedInput } from '../shared/contract/commands.ts';
import type { Page } from '../shared/domain/history.ts';
import type { OwnerAddress } from '../shared/domain/ids.ts';
import type { UserLimits } from '../shared/domain/user-limits.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { BadCursor, Database } from './db/database.ts';
import type { PlaceOrder } from './orders/place-order.ts';
import type { Sessions } from './sessions/sessions.ts';
import type { SliceStore } from './slice-store.ts';
import type { ConfigWatch } from './venue/config-watch.ts';
import type { PaperAccounts } from './wallet/paper-account.ts';

/** One function per command; the input has passed the command's schema. */
export type CommandHandlers = {
  readonly [Name in CommandName]: (
    input: ParsedInput<Name>,
  ) => Promise<Result<CommandOutput<Name>, AppError>> | Result<CommandOutput<Name>, AppError>;
};

export interface CommandHandlersOptions {
  readonly slices: SliceStore;
  readonly database: Database;
  readonly config: ConfigWatch;
  readonly sessions: Sessions;
  /** Null where there is no faucet: a paper account cannot be opened. */
  readonly paper: PaperAccounts | null;
  readonly placeOrder: PlaceOrder;
  setLimits(limits: UserLimits): void;
  retryConnection(): void;
  probeKeychain(): Promise<void>;
  selectAccount(account: OwnerAddress): void;
  refreshSessions(): Promise<void>;
}

type Answer<T> = Promise<Result<T, AppError>>;

export function createCommandHandlers(options: CommandHandlersOptions): CommandHandlers {
  const { slices, database, config, sessions, paper } = options;

  const ifKnown = async <T>(
    account: OwnerAddress,
    run: () => Answer<T> | Result<T, AppError>,
  ): Answer<T> =>
    database.accounts.list().some(({ address }) => address === account)
      ? run()
      : err({ code: 'NOT_FOUND', what: 'account' });

  const changeSession = async <T>(change: () => Answer<T>): Answer<null> => {
    const changed = await change();
    await options.refreshSessions();
    return changed.ok ? ok(null) : changed;
  };

  return {
    'app.snapshot': () => ok(slices.snapshot()),
    'connection.retry': () => {
      options.retryConnection();
      return ok(null);
    },
    'keychain.retry': async () => {
      await options.probeKeychain();
      await options.refreshSessions();
      return ok(null);
    },
    'venue.acceptConfig': () => {
      config.accept();
      return ok(null);
    },

    'limits.set': (limits) => {
      options.setLimits(limits);
      return ok(null);
    },

    'accounts.createPaper': async () => {
      if (!paper) return err({ code: 'NOT_AVAILABLE', what: 'paper accounts' });
      const now = await config.fetch();
      if (!now.ok) return now;
      const created = await paper.create(now.value);
      if (created.ok) options.selectAccount(created.value.address);
      return created;
    },
    'accounts.select': ({ account }) =>
      ifKnown(account, () => {
        options.selectAccount(account);
        return ok(null);
      }),

    'sessions.create': (input) =>
      ifKnown(input.account, async () => {
        const now = await config.fetch();
        if (!now.ok) return now;
        const created = await sessions.create(input, now.value);
        await options.refreshSessions();
        return created.ok ? ok({ sessionId: created.value.sessionId }) : created;
      }),
    'sessions.revoke': ({ sessionId }) =>
      changeSession(async () => {
        // Revoking must work while the venue is down.
        const accepted = config.accepted();
        return accepted.ok ? sessions.revoke(sessionId, accepted.value) : accepted;
      }),
    'sessions.selfTest': ({ sessionId }) => changeSession(() => sessions.selfTest(sessionId)),
    'sessions.forgetKey': ({ sessionId }) =>
      changeSession(async () => {
        const accepted = config.accepted();
        return accepted.ok ? sessions.forgetKey(sessionId, accepted.value) : accepted;
      }),

    'orders.place': async ({ clientOrderId, draft }) => {
      if (draft.account !== slices.slices.activeAccount) {
        return err({ code: 'NOT_FOUND', what: 'account' });
      }
      const placed = await options.placeOrder(clientOrderId, draft);
      return placed.ok ? ok({ clientOrderId }) : placed;
    },
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
