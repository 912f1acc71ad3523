import { useSlice } from '../stores/terminal-store.ts';
import { useCommand } from '../stores/use-command.ts';
import { ErrorBanner } from './error-banner.tsx';
import { NO_ACCOUNT } from './no-rows.tsx';

/** The first step of all: an account. On a paper venue one is opened with play money. */
export function OpenPaperAccount() {
  const { paper } = useSlice('environment');
  const { state } = useSlice('connection');
  const create = useCommand('accounts.createPaper');
  if (!paper) return <p className="empty">{NO_ACCOUNT}</p>;
  return (
    <div className="stack">
      <p>
        Open an account on the paper venue. It gets play money, deposits part of it as margin, and
        allows the venue’s engine to trade with it. Its key stays in this computer’s keychain.
      </p>
      <button
        type="button"
        className="btn btn-primary"
        disabled={create.pending || state !== 'live'}
        onClick={() => void create.run({})}
      >
        {create.pending ? 'Opening…' : 'Open a paper account'}
      </button>
      {create.error && <ErrorBanner error={create.error} />}
    </div>
  );
}
