import type { Account as AccountRow } from '../../../shared/domain/account.ts';
import { shortHex } from '../../format/short-hex.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { cannotSign } from '../../words/account.ts';
import './account.css';
import { AccountList } from './account-list.tsx';
import { AddAccount } from './add-account.tsx';
import { MoveMoney } from './move-money.tsx';
import { SetUp } from './set-up.tsx';

/** The owner's tasks: one-time setup, deposits and withdrawals, and the list of accounts. */
export function Account() {
  const accounts = useSlice('accounts');
  const active = useSlice('activeAccount');
  const { asOf } = useSlice('setup');
  const account = accounts.find(({ address }) => address === active);
  return (
    // A new account starts with an empty form.
    <Panel key={active} title="Account" {...(account ? { asOf } : {})}>
      <div className="stack">
        {account && <OwnerDesk account={account} />}
        {accounts.length > 0 && <AccountList accounts={accounts} active={active} />}
        <AddAccount />
      </div>
    </Panel>
  );
}

function OwnerDesk({ account }: { readonly account: AccountRow }) {
  const { state } = useSlice('keychain');
  const [market] = useSlice('markets').value;
  const obstacle = cannotSign(account, state);
  const tokens = market ? [market.quote, market.base] : [];
  const symbolOf = (token: string): string =>
    tokens.find(({ address }) => address === token)?.symbol ?? shortHex(token);
  const common = { account: account.address, obstacle, symbolOf };
  return (
    <>
      <p className="row">
        <strong>{account.label}</strong>
        <span className="mono">{account.address}</span>
        <CopyButton label="Copy the account’s address" text={account.address} />
      </p>
      {obstacle && (
        <p className="banner banner-warn" role="status">
          {obstacle}
        </p>
      )}
      {market ? (
        <>
          <h3>Setup</h3>
          <SetUp {...common} market={market} />
          <h3>Deposit, withdraw, repay</h3>
          <MoveMoney {...common} tokens={tokens} />
        </>
      ) : (
        <p className="empty">The venue’s tokens are not known yet.</p>
      )}
    </>
  );
}
