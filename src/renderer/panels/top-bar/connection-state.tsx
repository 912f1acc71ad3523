import type { Connection } from '../../../shared/domain/connection.ts';
import type { ConnectionState as State } from '../../../shared/domain/connection-state.ts';
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
  socket: 'Live stream',
  polling: 'Polling: the live stream is down',
  none: 'Not connected',
};

/** The connection's state, why it is not live, and the age of the venue's last message. */
export function ConnectionState() {
  const { state, channel, lastMessageAt, reason } = useSlice('connection');
  const retry = useCommand('connection.retry');
  const { mark, className } = LOOKS[state];
  const why = reason && connectionWords(reason);
  const last = lastMessageAt === null ? 'no message yet' : <Age asOf={lastMessageAt} />;
  return (
    <TopItem className="connection" label={<>Venue, {last}</>}>
      <span className={className} role="status" title={CHANNELS[channel]}>
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
          title="The live stream is down: the venue is polled every few seconds"
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
