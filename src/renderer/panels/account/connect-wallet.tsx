import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';

/** Adds the account of a browser wallet; its owner approves every signature there. */
export function ConnectWallet() {
  const connect = useCommand('accounts.connectWallet');
  const busy = useSlice('walletRequest') !== null;
  return (
    <div className="stack">
      <button type="button" className="btn" disabled={busy} onClick={() => void connect.run({})}>
        {connect.pending ? 'Waiting for your browser…' : 'Connect a browser wallet'}
      </button>
      {connect.error && <ErrorBanner error={connect.error} />}
    </div>
  );
}
