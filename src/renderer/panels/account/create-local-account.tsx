import { type FormEvent, useState } from 'react';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { KEYCHAIN_STEP } from '../../words/account.ts';
import { LabelField } from './label-field.tsx';

/** Creates an account whose only key is in this computer's keychain, after a warning that has to be confirmed. */
export function CreateLocalAccount() {
  const [label, setLabel] = useState('');
  const [understood, setUnderstood] = useState(false);
  const create = useCommand('accounts.createLocal');
  const { state } = useSlice('keychain');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!understood) return;
    const added = await create.run({ label, understood });
    if (!added.ok) return;
    setLabel('');
    setUnderstood(false);
  };
  return (
    <details>
      <summary>Create a local account</summary>
      <form className="stack" aria-label="Create a local account" onSubmit={submit} noValidate>
        <p className="banner banner-warn">
          The new account’s only key is stored in this computer’s keychain. Ballast cannot show,
          copy or restore it: if you lose the computer or its keychain, you lose everything in the
          account. Any program that runs as you may be able to use it. Keep no more in it than you
          can afford to lose.
        </p>
        <label className="row">
          <input
            type="checkbox"
            checked={understood}
            onChange={({ target }) => setUnderstood(target.checked)}
          />
          <span>I understand that losing this key means losing the money</span>
        </label>
        <div className="row">
          <LabelField label="Name of the new account" value={label} onChange={setLabel} />
          <button
            type="submit"
            className="btn btn-danger"
            title={state === 'ready' ? undefined : KEYCHAIN_STEP[state]}
            disabled={!understood || label.trim() === '' || create.pending || state !== 'ready'}
          >
            {create.pending ? 'Creating…' : 'Create account'}
          </button>
        </div>
        {create.error && <ErrorBanner error={create.error} />}
      </form>
    </details>
  );
}
