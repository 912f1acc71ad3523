import { type FormEvent, useState } from 'react';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type LimitsForm, toForm, toLimits } from './limits-form.ts';

/** The user's own limits, checked together with the venue's before an order is signed. */
export function Limits() {
  const limits = useSlice('limits');
  const [form, setForm] = useState<LimitsForm>(() => toForm(limits));
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [saved, setSaved] = useState(false);
  const save = useCommand('limits.set');

  const change = (typed: Partial<LimitsForm>): void => {
    setForm({ ...form, ...typed });
    setSaved(false);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = toLimits(form);
    setWrong(read.ok ? [] : read.error);
    if (read.ok) setSaved((await save.run(read.value)).ok);
  };

  return (
    <Panel title="Limits">
      <form className="stack" onSubmit={submit} noValidate>
        <p>
          Your own limits for every account. An order beyond one of them is refused before it is
          signed; a close is checked for its price only. Leave a field empty for no limit.
        </p>
        <div className="row">
          <Field
            label="Max. order size (USD)"
            value={form.notional}
            onChange={(notional) => change({ notional })}
          />
          <Field
            label="Max. leverage (×)"
            value={form.leverage}
            onChange={(leverage) => change({ leverage })}
          />
          <Field
            label="Max. orders per minute"
            value={form.ordersPerMinute}
            onChange={(ordersPerMinute) => change({ ordersPerMinute })}
          />
          <Field
            label="Max. deviation from mark (%)"
            value={form.deviation}
            onChange={(deviation) => change({ deviation })}
          />
          <button type="submit" className="btn btn-primary" disabled={save.pending}>
            Save limits
          </button>
        </div>
        {saved && <p role="status">Saved.</p>}
        {wrong.length > 0 && (
          <ul className="banner banner-error" role="alert">
            {wrong.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {save.error && <ErrorBanner error={save.error} />}
      </form>
    </Panel>
  );
}
