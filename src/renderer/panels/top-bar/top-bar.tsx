import { useSlice } from '../../stores/terminal-store.ts';
import { AccountChoice } from './account-choice.tsx';
import { AccountHealth } from './account-health.tsx';
import { ConnectionState } from './connection-state.tsx';
import { KeychainState } from './keychain-state.tsx';
import { Tickers } from './tickers.tsx';
import './top-bar.css';

/** Environment, prices, health, connection, keychain and account: what every decision rests on. */
export function TopBar() {
  const { name, paper, chainId, executorUrl } = useSlice('environment');
  return (
    <header className="top-bar">
      <h1>Ballast</h1>
      <span
        className={`chip environment ${paper ? 'chip-warn' : ''}`}
        title={`Chain ${chainId}, ${executorUrl}${paper ? '. Not real money.' : ''}`}
      >
        {paper ? 'PAPER' : name}
      </span>
      <Tickers />
      <AccountHealth />
      <ConnectionState />
      <KeychainState />
      <AccountChoice />
    </header>
  );
}
