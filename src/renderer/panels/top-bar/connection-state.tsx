import type { Connection, ConnectionState as State } from '../../../shared/domain/connection.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { Age } from '../../ui/age.tsx';
import { connectionWords } from '../../words/status.ts';
import { TopItem } from './top-item.tsx';

const LOOKS: Readonly<Record<State, { mark: string; className: string }>> = {
  live: { mark: '●', className: 'good' },
  syncing: { mark: '◐', className: 'warn' },
  connecting: { mark: '○', className: 'warn' },
  offline: { mark: '✕', className: 'bad' },
};

const CHANNELS: Readonly<Record<Connection['channel'], string>> = {
  socket: 'the venue’s stream',
  polling: 'repeated questions, in place of the stream',
  none: 'nothing yet',
};

/** Whether the venue is reached, why not, and how old its last message is; frames or, in their place, polling. */
export function ConnectionState() {
  const { state, channel, lastMessageAt, reason } = useSlice('connection');
  const retry = useCommand('connection.retry');
  const { mark, className } = LOOKS[state];
  const why = reason && connectionWords(reason);
  const last = lastMessageAt === null ? 'no message yet' : <Age asOf={lastMessageAt} />;
  return (
    <TopItem className="connection" label={<>Venue, {last}</>}>
      <span className={className} role="status" title={`Over ${CHANNELS[channel]}`}>
        <span aria-hidden="true">{mark}</span> <span data-testid="connection">{state}</span>
      </span>
      {why && (
        <span className="reason muted" title={why}>
          {why}
        </span>
      )}
      {state === 'live' && channel === 'polling' && (
        <span
          className="chip chip-warn"
          title="The stream is down: the venue is asked every few seconds"
        >
          polling
        </span>
      )}
      {state === 'offline' && (
        <button
          type="button"
          className="btn btn-quiet"
          aria-label="Retry the connection"
          disabled={retry.pending}
          onClick={() => void retry.run({})}
        >
          Retry
        </button>
      )}
    </TopItem>
  );
}
