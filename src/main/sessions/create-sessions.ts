import type { AppError } from '../../shared/domain/app-error.ts';
import type { DelegateAddress, SessionId } from '../../shared/domain/ids.ts';
import type { Session, SessionChainState, SessionKeyState } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Core } from '../core/open-core.ts';
import { type DraftSessionOptions, draftSession } from './draft-session.ts';
import { keyStateOf, withFacts, withoutFacts } from './session-row.ts';
import { createSessionTransactions } from './session-transactions.ts';
import type { Sessions } from './sessions.ts';

/** Chain states in which a session can never be used again, and neither can its key. */
const OVER: ReadonlySet<SessionChainState> = new Set([
  'expired',
  'calls-exhausted',
  'revoked',
  'not-found',
]);

/** Sessions of this terminal's accounts. The state on chain and the state of the key are read and stored separately. */
export function createSessions(
  core: Pick<Core, 'clock' | 'random' | 'database'>,
  below: DraftSessionOptions,
): Sessions {
  const { clock } = core;
  const store = core.database.sessions;
  const { chain, delegateKeys } = below;
  const transactions = createSessionTransactions(core, below);
  const tested = new Set<DelegateAddress>();

  const find = (id: SessionId): Result<Session, AppError> => {
    const session = store.get(id);
    return session === null ? err({ code: 'NOT_FOUND', what: 'session' }) : ok(session);
  };

  const keyState = async (delegate: DelegateAddress): Promise<SessionKeyState> => {
    const signer = await delegateKeys.signer(delegate);
    if (signer.ok) return tested.has(delegate) ? 'ready' : 'untested';
    return keyStateOf(signer.error);
  };

  /** The row as chain and keychain have it now; saved only if the chain answered. */
  const refreshed = async (session: Session, config: VenueConfig): Promise<Session> => {
    const tokens = session.limits.map(({ token }) => token);
    const [facts, key] = await Promise.all([
      chain.session(config, session.sessionId, tokens),
      keyState(session.delegate),
    ]);
    if (!facts.ok) return { ...withoutFacts(session), key };
    const checkedAt = clock.now();
    const current = withFacts(session, facts.value, Math.floor(checkedAt / 1_000));
    return store.upsert({ ...current, key, checkedAt });
  };

  return {
    async create(input, config) {
      const drafted = await draftSession(core, below, input);
      if (!drafted.ok) return drafted;
      tested.add(drafted.value.session.delegate);
      // Saved before the transaction: after a crash the session is found again, with its key.
      const session = store.upsert(drafted.value.session);
      const sent = await transactions.create(drafted.value.grant, { config, payer: input.payer });
      return sent.ok ? ok(await refreshed(session, config)) : sent;
    },

    refresh: (account, config) =>
      Promise.all(store.list(account).map((session) => refreshed(session, config))),

    async revoke(sessionId, config, payer) {
      const session = find(sessionId);
      if (!session.ok) return session;
      const current = await refreshed(session.value, config);
      if (current.chain === 'revoked') return ok(current);
      const sent = await transactions.revoke(session.value, { config, payer });
      return sent.ok ? ok(await refreshed(session.value, config)) : sent;
    },

    async selfTest(sessionId) {
      const session = find(sessionId);
      if (!session.ok) return session;
      const { delegate } = session.value;
      const result = await delegateKeys.selfTest(delegate);
      if (result.ok) tested.add(delegate);
      else tested.delete(delegate);
      const key = result.ok ? 'ready' : keyStateOf(result.error);
      return ok(store.upsert({ ...session.value, key }));
    },

    async forgetKey(sessionId, config) {
      const session = find(sessionId);
      if (!session.ok) return session;
      const current = await refreshed(session.value, config);
      if (!OVER.has(current.chain)) {
        return err({ code: 'SESSION_STILL_USABLE', state: current.chain });
      }
      const removed = await delegateKeys.remove(current.delegate);
      if (!removed.ok) return removed;
      tested.delete(current.delegate);
      return ok(store.upsert({ ...current, key: 'missing' }));
    },
  };
}
