import { type FormEvent, useState } from 'react';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { LabelField } from './label-field.tsx';

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

/** Adds any account by its address, to see its positions and risk. */
export function WatchAccount() {
  const [address, setAddress] = useState('');
  const [label, setLabel] = useState('');
  const watch = useCommand('accounts.watch');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const added = await watch.run({ address: address.trim(), label });
    if (!added.ok) return;
    setAddress('');
    setLabel('');
  };
  const isAddress = ADDRESS.test(address.trim());
  return (
    <form className="stack" aria-label="Watch an account" onSubmit={submit} noValidate>
      <p>Watch any account by its address. Nothing can be signed for it.</p>
      <div className="row">
        <LabelField
          label="Address"
          className="field-address"
          value={address}
          maxLength={60}
          onChange={setAddress}
        />
        <LabelField label="Name of the watched account" value={label} onChange={setLabel} />
        <button
          type="submit"
          className="btn"
          disabled={!isAddress || label.trim() === '' || watch.pending}
        >
          Watch
        </button>
      </div>
      {address !== '' && !isAddress && (
        <p className="field-error">An address is 0x followed by 40 hexadecimal digits.</p>
      )}
      {watch.error && <ErrorBanner error={watch.error} />}
    </form>
  );
}
