import { useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { ConfirmFlatten } from './confirm-flatten.tsx';
import { FlattenProgress } from './flatten-progress.tsx';
import { useCanAct } from './use-can-act.ts';

interface FlattenProps {
  readonly account: OwnerAddress;
  /** Who sends what session keys and the owner sign; null for the owner. */
  readonly payer: OwnerAddress | null;
}

/** The way out: everything closed, and then nothing left that could sign. */
export function Flatten({ account, payer }: FlattenProps) {
  const flatten = useSlice('flatten');
  const sessions = useSlice('sessions').value;
  const possible = useCanAct(account);
  const [asking, setAsking] = useState(false);
  const running = flatten?.state.kind === 'running';
  if (sessions.length === 0 && !flatten) return null;
  return (
    <section className="stack" aria-label="Close everything">
      {flatten && <FlattenProgress account={account} flatten={flatten} />}
      {asking && !running ? (
        <ConfirmFlatten account={account} payer={payer} onClose={() => setAsking(false)} />
      ) : (
        <div className="row">
          <button
            type="button"
            className="btn btn-danger"
            disabled={!possible || running}
            onClick={() => setAsking(true)}
          >
            Close everything, then revoke
          </button>
        </div>
      )}
    </section>
  );
}
