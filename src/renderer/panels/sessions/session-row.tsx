import { useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type {
  Session,
  SessionChainState,
  SessionKeyState,
} from '../../../shared/domain/session.ts';
import { formatPercent } from '../../format/percent.ts';
import { shortHex } from '../../format/short-hex.ts';
import { formatDuration } from '../../format/time.ts';
import { useNow } from '../../stores/now.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { limitWords } from '../../words/sessions.ts';

const CHAIN: Readonly<Record<SessionChainState, readonly [words: string, tone: string]>> = {
  active: ['active', 'chip-good'],
  'not-yet-valid': ['not valid yet', 'chip-warn'],
  expired: ['expired', ''],
  'calls-exhausted': ['no calls left', ''],
  revoked: ['revoked', ''],
  'not-found': ['not on chain', 'chip-bad'],
  unknown: ['unknown, chain not read', 'chip-warn'],
};

const KEY: Readonly<Record<SessionKeyState, readonly [words: string, tone: string]>> = {
  ready: ['ready', 'chip-good'],
  untested: ['in the keychain', ''],
  missing: ['missing', 'chip-bad'],
  'wrong-key': ['wrong key', 'chip-bad'],
  unreadable: ['unreadable, keychain locked', 'chip-warn'],
};

/** Chain states in which a session can never be used again. */
const OVER: ReadonlySet<SessionChainState> = new Set([
  'expired',
  'calls-exhausted',
  'revoked',
  'not-found',
]);

interface SessionRowProps {
  readonly session: Session;
  /** Who sends what the owner signs; null while the owner sends transactions. */
  readonly payer: OwnerAddress | null;
}

export function SessionRow({ session, payer }: SessionRowProps) {
  const { sessionId, delegate, chain, key } = session;
  const now = useNow();
  const selfTest = useCommand('sessions.selfTest');
  const forget = useCommand('sessions.forgetKey');
  const error = selfTest.error ?? forget.error;
  return (
    <tr>
      <th scope="row" className="mono" title={`delegate ${delegate}, session ${sessionId}`}>
        {shortHex(delegate)}
      </th>
      <td>
        <span className={`chip ${CHAIN[chain][1]}`}>{CHAIN[chain][0]}</span>
      </td>
      <td>
        <span className={`chip ${KEY[key][1]}`}>{KEY[key][0]}</span>
      </td>
      <td className="num">
        {session.validUntil === 0 ? 'no end' : formatDuration(session.validUntil * 1_000 - now)}
      </td>
      <td className="num">{callsLeft(session)}</td>
      <td className="num">{formatPercent(session.maxFeeBps)}</td>
      <td>
        {session.limits.map(({ token, symbol, limit, remaining }) => (
          <div key={token}>{limitWords(symbol, remaining ?? limit)}</div>
        ))}
      </td>
      <td>
        <div className="row">
          {key !== 'missing' && (
            <button
              type="button"
              className="btn btn-quiet"
              disabled={selfTest.pending}
              onClick={() => void selfTest.run({ sessionId })}
            >
              Self-test
            </button>
          )}
          {OVER.has(chain) ? (
            key !== 'missing' && (
              <button
                type="button"
                className="btn btn-quiet"
                disabled={forget.pending}
                onClick={() => void forget.run({ sessionId })}
              >
                Forget key
              </button>
            )
          ) : (
            <Revoke session={session} payer={payer} />
          )}
        </div>
        {error && <ErrorBanner error={error} />}
      </td>
    </tr>
  );
}

/** How many calls are left, of how many. */
function callsLeft({ maxCalls, nonce }: Session): string {
  if (maxCalls === 0) return '∞';
  return `${nonce === null ? '?' : Math.max(0, maxCalls - nonce)} of ${maxCalls}`;
}

/** Revoking is final: it asks once more, in place. */
function Revoke({ session: { sessionId }, payer }: SessionRowProps) {
  const [asking, setAsking] = useState(false);
  const revoke = useCommand('sessions.revoke');
  if (!asking) {
    return (
      <button type="button" className="btn btn-danger" onClick={() => setAsking(true)}>
        Revoke
      </button>
    );
  }
  return (
    <>
      <span>Revoke for good?</span>
      <button
        type="button"
        className="btn btn-danger"
        disabled={revoke.pending}
        onClick={() => void revoke.run({ sessionId, payer })}
      >
        {revoke.pending ? 'Revoking…' : 'Yes, revoke'}
      </button>
      <button type="button" className="btn btn-quiet" onClick={() => setAsking(false)}>
        No
      </button>
      {revoke.error && <ErrorBanner error={revoke.error} />}
    </>
  );
}
