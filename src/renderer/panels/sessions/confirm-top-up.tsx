import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { sessionHealth } from '../../../shared/math/session-health.ts';
import type { TopUp } from '../../../shared/math/top-up.ts';
import { shortHex } from '../../format/short-hex.ts';
import { useNow } from '../../stores/now.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { ownerWords, PROBLEM_WORDS, termsWords } from '../../words/sessions.ts';

/** What is made when it is confirmed, and nothing else. */
export interface Planned extends Pick<TopUp, 'templates'> {
  readonly desiredSessions: number;
}

interface ConfirmTopUpProps {
  readonly account: OwnerAddress;
  readonly payer: OwnerAddress | null;
  readonly planned: Planned;
  onClose(): void;
}

/** Every session that will be made, before it is; afterwards what is missing, if anything. */
export function ConfirmTopUp({ account, payer, planned, onClose }: ConfirmTopUpProps) {
  const { desiredSessions, templates } = planned;
  const now = useNow();
  const topUp = useCommand('sessions.topUp');
  const [made, setMade] = useState<CommandOutput<'sessions.topUp'> | null>(null);
  const label = useSlice('accounts').find(({ address }) => address === payer)?.label ?? null;
  const run = async (): Promise<void> => {
    const named = templates.map(({ sessionId }) => sessionId);
    const done = await topUp.run({ account, payer, desiredSessions, templates: named });
    if (!done.ok) return;
    if (done.value.stopped) setMade(done.value);
    else onClose();
  };
  if (made?.stopped) {
    return (
      <>
        <p>
          {made.sessionIds.length} of {templates.length} sessions were made, and they stay. Then it
          stopped:
        </p>
        <ErrorBanner error={made.stopped} />
        <button type="button" className="btn btn-quiet" onClick={onClose}>
          Close
        </button>
      </>
    );
  }
  const count = templates.length === 1 ? 'one session' : `${templates.length} sessions`;
  const wears = templates.map((session) => {
    const health = sessionHealth(session, now);
    return health === 'healthy' ? '' : `, which ${PROBLEM_WORDS[health]}`;
  });
  return (
    <>
      <p>This creates {count}, each with a new key:</p>
      <ul>
        {templates.map((session, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change, and one session may stand in it twice.
          <li key={n}>
            {termsWords(session)}: like {shortHex(session.delegate)}
            {wears[n]}
          </li>
        ))}
      </ul>
      <p>{ownerWords(templates.length, label)} The sessions you have are left as they are.</p>
      <div className="row">
        <button
          type="button"
          className="btn btn-primary"
          disabled={topUp.pending}
          onClick={() => void run()}
        >
          {topUp.pending ? 'Creating…' : `Create ${count}`}
        </button>
        <button type="button" className="btn btn-quiet" disabled={topUp.pending} onClick={onClose}>
          No
        </button>
      </div>
      {topUp.error && <ErrorBanner error={topUp.error} />}
    </>
  );
}
