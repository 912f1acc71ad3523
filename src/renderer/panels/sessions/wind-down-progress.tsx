import type { WindDown } from '../../../shared/contract/wind-down.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { formatDateTime } from '../../format/time.ts';
import { useCommand } from '../../stores/use-command.ts';
import { windDownStopWords, windDownWords } from '../../words/wind-down-words.ts';

interface WindDownProgressProps {
  readonly account: OwnerAddress;
  readonly windDown: WindDown;
}

/** How far it came and how it ended, until the user has read that. */
export function WindDownProgress({ account, windDown }: WindDownProgressProps) {
  const { state, step, startedAt } = windDown;
  const forget = useCommand('sessions.forgetWindDown');
  const stopped = state.kind === 'stopped';
  return (
    <div className={`banner ${stopped ? 'banner-error' : ''}`} role={stopped ? 'alert' : 'status'}>
      <p>
        <strong>{windDownWords(windDown)}.</strong> Begun at {formatDateTime(startedAt)}.
      </p>
      {state.kind === 'stopped' && <p>{windDownStopWords(state.why, step)}</p>}
      {state.kind !== 'running' && (
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => void forget.run({ account })}
        >
          I have read it
        </button>
      )}
    </div>
  );
}
