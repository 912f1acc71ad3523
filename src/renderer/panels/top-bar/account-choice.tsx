import type { Account } from '../../../shared/domain/account.ts';
import { shortHex } from '../../format/short-hex.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TopItem } from './top-item.tsx';

const nameOf = ({ label, address }: Account): string => `${label} ${shortHex(address)}`;

/** The selected account, as a list once there are several. */
export function AccountChoice() {
  const accounts = useSlice('accounts');
  const selected = useSlice('activeAccount');
  const select = useCommand('accounts.select');
  const active = accounts.find(({ address }) => address === selected);
  if (!active) {
    return (
      <TopItem className="account" label="Account">
        <span className="muted">none yet</span>
      </TopItem>
    );
  }
  return (
    <TopItem
      className="account"
      label={active.owner === 'watch-only' ? 'Watched account' : 'Account'}
    >
      {accounts.length === 1 ? (
        <span title={active.address}>{nameOf(active)}</span>
      ) : (
        <select
          aria-label="Account"
          title={active.address}
          value={active.address}
          disabled={select.pending}
          onChange={({ target }) => void select.run({ account: target.value })}
        >
          {accounts.map((account) => (
            <option key={account.address} value={account.address}>
              {nameOf(account)}
            </option>
          ))}
        </select>
      )}
      <CopyButton label="Copy the account’s address" text={active.address} />
    </TopItem>
  );
}
