import { useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { MAX_LANES, planTopUp } from '../../../shared/math/top-up.ts';
import { useNow } from '../../stores/now.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { Field } from '../../ui/field.tsx';
import { ConfirmTopUp, type Planned } from './confirm-top-up.tsx';
import { LowLanes } from './low-lanes.tsx';
import { useCanAct } from './use-can-act.ts';

interface TopUpProps {
  readonly account: OwnerAddress;
  /** Who sends what the owner signs and pays for gas; null while the owner sends the transactions. */
  readonly payer: OwnerAddress | null;
}

/** Creates the session keys that are missing, in one step; hidden before the first session. */
export function TopUp({ account, payer }: TopUpProps) {
  const { value: sessions } = useSlice('sessions');
  const wish = useSlice('desiredSessions');
  const now = useNow();
  const possible = useCanAct(account);
  const [typed, setTyped] = useState<string | null>(null);
  const [planned, setPlanned] = useState<Planned | null>(null);
  if (sessions.length === 0) return null;
  const text = typed ?? `${Math.max(wish, 1)}`;
  const desiredSessions = /^\d$/.test(text) ? Number(text) : 0;
  const { healthy, templates } = planTopUp(sessions, desiredSessions, now);
  const usable = desiredSessions >= 1 && desiredSessions <= MAX_LANES;
  return (
    <section className="stack" aria-label="Top up">
      <LowLanes sessions={sessions} wish={wish} now={now} />
      <div className="row">
        <Field
          label={`Session keys to keep active (1–${MAX_LANES})`}
          value={text}
          onChange={setTyped}
        />
        <button
          type="button"
          className="btn"
          disabled={!possible || !usable || templates.length === 0}
          onClick={() => setPlanned({ desiredSessions, templates })}
        >
          {`Top up to ${usable ? desiredSessions : '…'} session key${desiredSessions === 1 ? '' : 's'}`}
        </button>
        <span className="muted">
          {usable && `${Math.min(healthy, desiredSessions)} of ${desiredSessions} healthy. `}
          Each key carries one order at a time.
        </span>
      </div>
      {planned && (
        <ConfirmTopUp
          account={account}
          payer={payer}
          planned={planned}
          onClose={() => setPlanned(null)}
        />
      )}
    </section>
  );
}
