import type { Flatten } from '../../../shared/domain/flatten.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { formatDateTime } from '../../format/time.ts';
import { useCommand } from '../../stores/use-command.ts';
import { flattenStopWords, flattenWords } from '../../words/status.ts';

interface FlattenProgressProps {
  readonly account: OwnerAddress;
  readonly flatten: Flatten;
}

/** The progress of closing everything, and its result until the user dismisses it. */
export function FlattenProgress({ account, flatten }: FlattenProgressProps) {
  const { state, step, startedAt } = flatten;
  const dismiss = useCommand('flatten.dismiss');
  const stopped = state.kind === 'stopped';
  return (
    <div className={`banner ${stopped ? 'banner-error' : ''}`} role={stopped ? 'alert' : 'status'}>
      <p>
        <strong>{flattenWords(flatten)}.</strong> Started at {formatDateTime(startedAt)}.
      </p>
      {state.kind === 'stopped' && <p>{flattenStopWords(state.why, step)}</p>}
      {state.kind !== 'running' && (
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => void dismiss.run({ account })}
        >
          Dismiss
        </button>
      )}
    </div>
  );
}
