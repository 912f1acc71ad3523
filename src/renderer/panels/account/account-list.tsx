import { type FormEvent, useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { shortHex } from '../../format/short-hex.ts';
import { useCommand } from '../../stores/use-command.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { OWNER_WORDS } from '../../words/account.ts';
import { LabelField } from './label-field.tsx';

interface AccountListProps {
  readonly accounts: readonly Account[];
  readonly active: OwnerAddress | null;
}

/** Every account; the selected one is what the whole screen shows. */
export function AccountList({ accounts, active }: AccountListProps) {
  const select = useCommand('accounts.select');
  return (
    <>
      <h3>Accounts</h3>
      <table className="table">
        <caption className="visually-hidden">Accounts</caption>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.address}>
              <th scope="row">
                <Rename account={account} />
              </th>
              <td title={account.address}>
                <span className="mono">{shortHex(account.address)}</span>
                <CopyButton label={`Copy the address of ${account.label}`} text={account.address} />
              </td>
              <td>{OWNER_WORDS[account.owner]}</td>
              <td className="num">
                {account.address === active ? (
                  <span className="chip">selected</span>
                ) : (
                  <button
                    type="button"
                    className="btn"
                    disabled={select.pending}
                    onClick={() => void select.run({ account: account.address })}
                  >
                    Select
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {select.error && <ErrorBanner error={select.error} />}
    </>
  );
}

function Rename({ account: { address, label } }: { readonly account: Account }) {
  const [typed, setTyped] = useState<string | null>(null);
  const rename = useCommand('accounts.rename');
  if (typed === null) {
    return (
      <>
        {label}{' '}
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={`Rename ${label}`}
          onClick={() => setTyped(label)}
        >
          Rename
        </button>
      </>
    );
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await rename.run({ account: address, label: typed });
    if (done.ok) setTyped(null);
  };
  return (
    <form className="row" onSubmit={submit} noValidate>
      <LabelField label="New name" value={typed} onChange={setTyped} />
      <button type="submit" className="btn" disabled={typed.trim() === '' || rename.pending}>
        Save
      </button>
      <button type="button" className="btn btn-quiet" onClick={() => setTyped(null)}>
        Cancel
      </button>
      {rename.error && <ErrorBanner error={rename.error} />}
    </form>
  );
}
