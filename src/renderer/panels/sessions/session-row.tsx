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
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { limitWords, SESSION_KEY_STATE, SESSION_STATE } from '../../words/sessions.ts';

const CHAIN_TONE: Readonly<Record<SessionChainState, string>> = {
  active: 'chip-good',
  'not-yet-valid': 'chip-warn',
  expired: '',
  'calls-exhausted': '',
  revoked: '',
  'not-found': 'chip-bad',
  unknown: 'chip-warn',
};

const KEY_TONE: Readonly<Record<SessionKeyState, string>> = {
  ready: 'chip-good',
  untested: '',
  missing: 'chip-bad',
  'wrong-key': 'chip-bad',
  unreadable: 'chip-warn',
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
  /** Who sends what the owner signs and pays for gas; null while the owner sends the transactions. */
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
      <th scope="row" className="mono" title={`Key ${delegate}, session ${sessionId}`}>
        {shortHex(delegate)}
      </th>
      <td>
        <span className={`chip ${CHAIN_TONE[chain]}`}>{SESSION_STATE[chain]}</span>
      </td>
      <td>
        <span className={`chip ${KEY_TONE[key]}`}>{SESSION_KEY_STATE[key]}</span>
      </td>
      <td className="num">
        {session.validUntil === 0 ? 'never' : formatDuration(session.validUntil * 1_000 - now)}
      </td>
      <td className="num">{ordersLeft(session)}</td>
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

/** @example ordersLeft({ ...session, maxCalls: 500, nonce: 3 }) // '497 of 500' */
function ordersLeft({ maxCalls, nonce }: Session): string {
  if (maxCalls === 0) return '∞';
  return `${nonce === null ? '?' : Math.max(0, maxCalls - nonce)} of ${maxCalls}`;
}

function Revoke({ session: { sessionId, delegate }, payer }: SessionRowProps) {
  const [asking, setAsking] = useState(false);
  const revoke = useCommand('sessions.revoke');
  const run = async (): Promise<void> => {
    const done = await revoke.run({ sessionId, payer });
    if (done.ok) setAsking(false);
  };
  const dismiss = (): void => {
    setAsking(false);
    revoke.clear();
  };
  return (
    <>
      <button type="button" className="btn btn-danger" onClick={() => setAsking(true)}>
        Revoke
      </button>
      {asking && (
        <Confirm
          question={`Revoke session key ${shortHex(delegate)}?`}
          actions={[
            {
              words: 'Yes, revoke',
              busyWords: 'Revoking…',
              tone: 'danger',
              run: () => void run(),
            },
          ]}
          command={revoke}
          onDismiss={dismiss}
        >
          <p>It can never sign again. Revoking costs gas and cannot be undone.</p>
        </Confirm>
      )}
    </>
  );
}
