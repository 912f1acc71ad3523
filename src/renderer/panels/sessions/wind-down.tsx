import { useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { ConfirmWindDown } from './confirm-wind-down.tsx';
import { useCanAct } from './use-can-act.ts';
import { WindDownProgress } from './wind-down-progress.tsx';

interface WindDownProps {
  readonly account: OwnerAddress;
  /** Who sends what session keys and the owner sign; null for the owner. */
  readonly payer: OwnerAddress | null;
}

/** The way out: everything closed, and then nothing left that could sign. */
export function WindDown({ account, payer }: WindDownProps) {
  const windDown = useSlice('windDown');
  const sessions = useSlice('sessions').value;
  const possible = useCanAct(account);
  const [asking, setAsking] = useState(false);
  const running = windDown?.state.kind === 'running';
  if (sessions.length === 0 && !windDown) return null;
  return (
    <section className="stack" aria-label="Close everything">
      {windDown && <WindDownProgress account={account} windDown={windDown} />}
      {asking && !running ? (
        <ConfirmWindDown account={account} payer={payer} onClose={() => setAsking(false)} />
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
