import type { AppError } from '../shared/domain/app-error.ts';
import type { OwnerAddress, SessionId } from '../shared/domain/ids.ts';
import type { Session } from '../shared/domain/session.ts';
import type { VenueConfig } from '../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { CommandHandlers } from './command-handlers.ts';
import type { Flattens } from './flatten/flatten.ts';
import type { FlattenLog } from './flatten/flatten-log.ts';
import type { DesiredSessions } from './sessions/desired-sessions.ts';
import type { OrphanKeys } from './sessions/orphan-keys.ts';
import type { CreateSessionInput, SessionStore, Sessions } from './sessions/sessions.ts';
import { templateTerms } from './sessions/template-terms.ts';
import type { ConfigWatch } from './venue/config-watch.ts';

type Name = Extract<
  keyof CommandHandlers,
  `sessions.${string}` | `keys.${string}` | `flatten.${string}`
>;
type Answer<T> = Promise<Result<T, AppError>>;

export interface SessionCommandHandlersOptions {
  readonly config: ConfigWatch;
  readonly sessions: Sessions;
  readonly sessionStore: Pick<SessionStore, 'get'>;
  readonly desiredSessions: DesiredSessions;
  readonly orphanKeys: OrphanKeys;
  readonly flattens: Pick<Flattens, 'start'>;
  readonly flattenLog: Pick<FlattenLog, 'forget'>;
  isKnown(account: OwnerAddress): boolean;
  refreshSessions(): Promise<void>;
}

/** The commands about delegate sessions and their keys. */
export function createSessionCommandHandlers(
  options: SessionCommandHandlersOptions,
): Pick<CommandHandlers, Name> {
  const { config, sessions, sessionStore, desiredSessions, orphanKeys, isKnown } = options;

  /** One after another: the owner's transactions follow each other anyway. */
  const createAll = async (
    inputs: readonly CreateSessionInput[],
    now: VenueConfig,
  ): Promise<{ readonly sessionIds: readonly SessionId[]; readonly stopped: AppError | null }> => {
    const sessionIds: SessionId[] = [];
    for (const input of inputs) {
      const created = await sessions.create(input, now);
      if (!created.ok) return { sessionIds, stopped: created.error };
      sessionIds.push(created.value.sessionId);
    }
    return { sessionIds, stopped: null };
  };

  /** What is shown follows, whatever came of it. */
  const refreshed = async <T>(change: () => Answer<T>): Answer<T> => {
    const changed = await change();
    await options.refreshSessions();
    return changed;
  };

  const change = async (change: () => Answer<unknown>): Answer<null> => {
    const changed = await refreshed(change);
    return changed.ok ? ok(null) : changed;
  };

  const revoke = async (
    sessionId: SessionId,
    now: VenueConfig,
    payer: OwnerAddress | null,
  ): Answer<Session> => {
    const account = sessionStore.get(sessionId)?.account;
    const before = account ? desiredSessions.lasting(account) : 0;
    const revoked = await sessions.revoke(sessionId, now, payer);
    if (account && revoked.ok && desiredSessions.lasting(account) < before)
      desiredSessions.ended(account);
    return revoked;
  };

  return {
    'sessions.create': ({ count, ...terms }) =>
      refreshed(async () => {
        if (!isKnown(terms.account)) return err({ code: 'NOT_FOUND', what: 'account' });
        const now = await config.fetch();
        if (!now.ok) return now;
        const inputs = Array.from({ length: count }, () => terms);
        const { sessionIds, stopped } = await createAll(inputs, now.value);
        desiredSessions.made(terms.account);
        return stopped ? err(stopped) : ok({ sessionIds });
      }),
    'sessions.topUp': ({ account, payer, desiredSessions: wanted, templates }) =>
      refreshed(async () => {
        const models = templates.flatMap((id) => sessionStore.get(id) ?? []);
        if (models.length < templates.length || models.some((model) => model.account !== account)) {
          return err({ code: 'NOT_FOUND', what: 'session' });
        }
        const now = await config.fetch();
        if (!now.ok) return now;
        desiredSessions.set(account, wanted);
        const inputs = models.map((model) => ({ account, payer, ...templateTerms(model) }));
        return ok(await createAll(inputs, now.value));
      }),
    'sessions.revoke': ({ sessionId, payer }) =>
      change(async () => {
        // Revoking must work while the venue is down.
        const accepted = config.accepted();
        return accepted.ok ? revoke(sessionId, accepted.value, payer) : accepted;
      }),
    'flatten.start': (request) => options.flattens.start(request),
    'flatten.dismiss': ({ account }) => {
      options.flattenLog.forget(account);
      return ok(null);
    },
    'sessions.selfTest': ({ sessionId }) => change(() => sessions.selfTest(sessionId)),
    'sessions.forgetKey': ({ sessionId }) =>
      change(async () => {
        const accepted = config.accepted();
        return accepted.ok ? sessions.forgetKey(sessionId, accepted.value) : accepted;
      }),
    'keys.orphans': orphanKeys.list,
    'keys.forget': ({ delegate }) => orphanKeys.forget(delegate),
  };
}
