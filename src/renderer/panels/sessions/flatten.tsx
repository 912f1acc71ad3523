import { useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { ConfirmFlatten } from './confirm-flatten.tsx';
import { FlattenProgress } from './flatten-progress.tsx';
import { useCanAct } from './use-can-act.ts';

interface FlattenProps {
  readonly account: OwnerAddress;
  /** Who sends what session keys and the owner sign, and pays for gas; null for the owner. */
  readonly payer: OwnerAddress | null;
}

/** Closes everything, then revokes every key that could still sign. */
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
      {asking && !running && (
        <ConfirmFlatten account={account} payer={payer} onClose={() => setAsking(false)} />
      )}
    </section>
  );
}
