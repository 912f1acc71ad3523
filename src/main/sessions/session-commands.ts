import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { Core } from '../core/open-core.ts';
import type { KeysFeature } from '../keys/open-keys.ts';
import type { OwnersFeature } from '../owners/open-owners.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { DesiredSessions } from './desired-sessions.ts';
import { createOrphanKeys } from './orphan-keys.ts';
import type { CreateSessionInput, Sessions } from './sessions.ts';
import { templateTerms } from './template-terms.ts';

type Answer<T> = Promise<Result<T, AppError>>;

export interface SessionCommandsOptions {
  readonly keys: Pick<KeysFeature, 'delegates' | 'probe'>;
  readonly owners: Pick<OwnersFeature, 'isKnown'>;
  readonly config: ConfigWatch;
  readonly sessions: Sessions;
  readonly desired: DesiredSessions;
  /** Shows the sessions of the account on show as they are now. */
  refreshShown(): Promise<void>;
}

/** The commands about session keys and the keychain that holds them. */
export function sessionCommands(
  { database, state }: Pick<Core, 'database' | 'state'>,
  { keys, owners, config, sessions, desired, refreshShown }: SessionCommandsOptions,
): CommandsOf<'sessions' | 'keys' | 'keychain'> {
  const store = database.sessions;
  const orphanKeys = createOrphanKeys(keys.delegates, () =>
    state.current.accounts.flatMap(({ address }) =>
      store.list(address).map(({ delegate }) => delegate),
    ),
  );

  /** Whatever the outcome, the sessions on show are read again. */
  const refreshed = async <T>(change: () => Answer<T>): Answer<T> => {
    const changed = await change();
    await refreshShown();
    return changed;
  };

  const change = async (work: () => Answer<unknown>): Answer<null> => {
    const changed = await refreshed(work);
    return changed.ok ? ok(null) : changed;
  };

  /** One after another: each owner transaction waits for the one before it anyway. */
  const createAll = async (inputs: readonly CreateSessionInput[], now: VenueConfig) => {
    const sessionIds: SessionId[] = [];
    for (const input of inputs) {
      const created = await sessions.create(input, now);
      if (!created.ok) return { sessionIds, stopped: created.error };
      sessionIds.push(created.value.sessionId);
    }
    return { sessionIds, stopped: null };
  };

  const create = async ({
    count,
    ...terms
  }: ParsedInput<'sessions.create'>): Answer<{ readonly sessionIds: readonly SessionId[] }> => {
    if (!owners.isKnown(terms.account)) return err({ code: 'NOT_FOUND', what: 'account' });
    const fetched = await config.fetch();
    if (!fetched.ok) return fetched;
    const inputs = Array.from({ length: count }, () => terms);
    const { sessionIds, stopped } = await createAll(inputs, fetched.value);
    desired.made(terms.account);
    return stopped ? err(stopped) : ok({ sessionIds });
  };

  const topUp = async ({
    account,
    payer,
    desiredSessions,
    templates,
  }: ParsedInput<'sessions.topUp'>) => {
    const models = templates.flatMap((id) => store.get(id) ?? []);
    if (models.length < templates.length || models.some((model) => model.account !== account)) {
      return err({ code: 'NOT_FOUND', what: 'session' } as const);
    }
    const fetched = await config.fetch();
    if (!fetched.ok) return fetched;
    desired.set(account, desiredSessions);
    const inputs = models.map((model) => ({ account, payer, ...templateTerms(model) }));
    return ok(await createAll(inputs, fetched.value));
  };

  /** Works with the accepted configuration: revoking must be possible while the venue is down. */
  const revoke = async ({ sessionId, payer }: ParsedInput<'sessions.revoke'>): Answer<unknown> => {
    const accepted = config.accepted();
    if (!accepted.ok) return accepted;
    const account = store.get(sessionId)?.account;
    const before = account ? desired.healthy(account) : 0;
    const revoked = await sessions.revoke(sessionId, accepted.value, payer);
    if (account && revoked.ok && desired.healthy(account) < before) desired.ended(account);
    return revoked;
  };

  const forgetKey = async ({ sessionId }: ParsedInput<'sessions.forgetKey'>): Answer<unknown> => {
    const accepted = config.accepted();
    return accepted.ok ? sessions.forgetKey(sessionId, accepted.value) : accepted;
  };

  return {
    'sessions.create': (input) => refreshed(() => create(input)),
    'sessions.topUp': (input) => refreshed(() => topUp(input)),
    'sessions.revoke': (input) => change(() => revoke(input)),
    'sessions.selfTest': ({ sessionId }) => change(() => sessions.selfTest(sessionId)),
    'sessions.forgetKey': (input) => change(() => forgetKey(input)),
    'keys.orphans': orphanKeys.list,
    'keys.forget': ({ delegate }) => orphanKeys.forget(delegate),
    'keychain.retry': async () => {
      await keys.probe();
      await refreshShown();
      return ok(null);
    },
  };
}
