import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { sessionHealth } from '../../../shared/math/session-health.ts';
import type { TopUp } from '../../../shared/math/top-up.ts';
import { shortHex } from '../../format/short-hex.ts';
import { useNow } from '../../stores/now.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { plural } from '../../words/phrases.ts';
import { ownerWords, PROBLEM_WORDS, termsWords } from '../../words/sessions.ts';

/** Fixed when the dialog opens: exactly this is created. */
export interface Planned extends Pick<TopUp, 'templates'> {
  readonly desiredSessions: number;
}

interface ConfirmTopUpProps {
  readonly account: OwnerAddress;
  readonly payer: OwnerAddress | null;
  readonly planned: Planned;
  onClose(): void;
}

/** Lists the session keys that will be created and asks for confirmation; afterwards shows what stopped, if anything. */
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
          {made.sessionIds.length} of {plural(templates.length, 'session key')} created; these stay.
          Then it stopped:
        </p>
        <ErrorBanner error={made.stopped} />
        <button type="button" className="btn btn-quiet" onClick={onClose}>
          Close
        </button>
      </>
    );
  }
  const count = templates.length === 1 ? 'a session key' : `${templates.length} session keys`;
  const problems = templates.map((session) => {
    const health = sessionHealth(session, now);
    return health === 'healthy' ? '' : `, which ${PROBLEM_WORDS[health]}`;
  });
  return (
    <Confirm
      question={`Create ${count}?`}
      actions={[
        {
          words: `Create ${count}`,
          busyWords: 'Creating…',
          tone: 'primary',
          run: () => void run(),
        },
      ]}
      command={topUp}
      onDismiss={onClose}
    >
      <p>With the terms of the session keys that you have:</p>
      <ul>
        {templates.map((session, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change, and may hold the same session twice.
          <li key={n}>
            {termsWords(session)}: as {shortHex(session.delegate)}
            {problems[n]}
          </li>
        ))}
      </ul>
      <p>{ownerWords(templates.length, label)} Existing session keys do not change.</p>
    </Confirm>
  );
}
